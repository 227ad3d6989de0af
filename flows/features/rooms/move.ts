import { z } from 'zod';
import { isIsoDate } from '../../../domain/iso-date.ts';
import { monthOf } from '../../../domain/month.ts';
import { dayTrouble } from '../../../domain/periods.ts';
import { deadlineText, heldText } from '../bookings/move-asked.ts';
import { moveTexts } from '../bookings/move-texts.ts';
import { Slot } from '../../fields/answer.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Reading } from '../../fields/field.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import { readSlot, slot as slotKind } from '../../fields/slot.ts';
import { fieldContext } from '../form/form.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { otherDay, slotQuestion } from '../form/slot/slot-question.ts';
import { dayTroubleText } from '../form/slot/slot-texts.ts';
import { slotWants } from '../form/slot/slot-wants.ts';
import { typeDate } from '../../catalogue/example.ts';
import { buttons } from '../../labels.ts';
import { readWords } from '../steps/dialogues/words.ts';
import { standing } from '../inbox/standing.ts';
import { stepTexts } from '../steps/texts.ts';

import { findMovable, instantOf, type Movable } from './movable.ts';

const moveAt = z.strictObject({
  name: z.literal('move'),
  requestId: z.string(),
  offers: z.array(z.strictObject({ label: z.string(), text: z.string() })).optional(),
  month: z.string().optional(),
  day: z.string().optional(),
  slot: Slot.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    move: z.infer<typeof moveAt>;
  }
}

type MoveAt = AtOf<'move'>;
const hour = 3_600_000;

const fieldsOf = ({ request, field }: Movable, context: Context) =>
  fieldContext(field, { answers: request.answers, requestId: request.id }, context);

const cancel: Option = { id: 'cancel', label: buttons.cancel, kind: 'nav' };

const whenQuestion = (at: MoveAt, found: Movable, context: Context): Message => {
  const { request, service, field, period } = found;
  const title = moveTexts.title(
    request.number,
    heldText(request, service, period.item),
    showPeriod(period.slot),
  );
  if (at.offers) {
    const offers = at.offers.map(({ label }, index) => ({ id: `say.${index}`, label }));
    return { text: title, options: [...offers, otherDay, cancel] };
  }
  // Near what it holds now, unless another month is asked for.
  const { day, month = day ? undefined : monthOf(period.slot.date) } = at;
  const place = { ...(month ? { month } : {}), ...(day ? { day } : {}) };
  const asked = slotQuestion({
    field,
    at: { name: 'item', key: field.key, from: 'form', ...place },
    service,
    fields: fieldsOf(found, context),
    can: context.can,
    brief: false,
  });
  // The request's room stays; only its time is moved.
  const options = asked.options.filter(({ id }) => !/^(?:swap|edit)\./.test(id));
  return {
    text: [title, ...asked.lines].join('\n'),
    options: [...options, cancel],
    ...(asked.columns ? { columns: asked.columns } : {}),
  };
};

const whyQuestion = (slot: Slot): Message => ({
  text: moveTexts.reason(showPeriod(slot)),
  options: [
    { id: 'why.blocked', label: moveTexts.labels.blocked },
    { id: 'why.maintenance', label: moveTexts.labels.maintenance },
    cancel,
  ],
});

/** The applicant has two days, and less when one of the periods is nearer; null when there is no time to ask. */
const deadlineOf = (slot: Slot, { period }: Movable, context: Context): Date | null => {
  const now = context.now.getTime();
  const first = Math.min(instantOf(slot, context), instantOf(period.slot, context));
  const until = Math.min(now + context.settings.bookings.moveAnswerHours * hour, first - hour);
  return until > now + hour / 2 ? new Date(until) : null;
};

const proposed = (slot: Slot, reason: string, found: Movable, context: Context): Move => {
  const { request, period } = found;
  const { staff } = context.contact;
  // Somebody may have taken it while the reason was written.
  const taken = slotKind.refusal(slot, found.field, fieldsOf(found, context));
  if (taken !== null) return { to: { name: 'move', requestId: request.id }, intro: taken };
  const until = deadlineOf(slot, found, context);
  if (!staff || !until) return { to: { name: 'start' }, quiet: true, intro: moveTexts.tooLate };
  const [old, next] = [showPeriod(period.slot), showPeriod(slot)];
  const expiresAt = until.toISOString();
  const { id: requestId, contactId, number } = request;
  return {
    to: { name: 'start' },
    quiet: true,
    intro: moveTexts.sent({ number, old, next, until: deadlineText(expiresAt, context) }),
    effects: [
      {
        type: 'propose_move',
        requestId,
        contactId,
        item: period.item,
        slot,
        reason,
        expiresAt,
        staffId: staff.id,
        actor: staff.name,
        role: staff.role,
        note: moveTexts.note(old, next, reason),
      },
      { type: 'news', contactId, requestId, news: 'move_proposed' },
    ],
  };
};

const same = (a: Slot, b: Slot): boolean => a.date === b.date && a.from === b.from && a.to === b.to;

const read = (at: MoveAt, reading: Reading, found: Movable): Move => {
  const bare: MoveAt = { name: 'move', requestId: at.requestId };
  if (reading.ok === false)
    return { to: { ...at, ...(reading.offers ? { offers: reading.offers } : {}) }, intro: reading.say };
  const slot = Slot.parse(reading.value);
  return same(slot, found.period.slot) ? { to: bare, intro: moveTexts.same } : { to: { ...bare, slot } };
};

const takeText = (at: MoveAt, text: string, found: Movable, context: Context): Move => {
  const fields = fieldsOf(found, context);
  const hint = at.day ? { day: at.day } : { month: at.month ?? monthOf(found.period.slot.date) };
  const reading = readSlot(text, found.field, fields, hint);
  if (reading.ok !== 'day') return read(at, reading, found);
  if (reading.date === at.day) return read(at, reading.refused, found);
  return toDay(at, reading.date, found, context);
};

const toDay = (at: MoveAt, date: string, found: Movable, context: Context): Move => {
  const trouble = dayTrouble(date, slotWants(found.field, found.request.answers), fieldsOf(found, context));
  return trouble
    ? { to: at, intro: dayTroubleText(trouble, date) }
    : { to: { name: 'move', requestId: at.requestId, day: date } };
};

const takeWhen = (
  at: MoveAt,
  choice: string | null,
  text: string | null,
  found: Movable,
  context: Context,
): Move | null => {
  const [kind, value = ''] = choice?.split('.') ?? [];
  const { requestId } = at;
  if (kind === 'day' && isIsoDate(value)) return toDay(at, value, found, context);
  if (kind === 'month') return { to: { name: 'move', requestId, month: value } };
  if (kind === 'days')
    return { to: { name: 'move', requestId, ...(at.day ? { month: monthOf(at.day) } : {}) } };
  if (kind === 'time' && at.day) return takeText(at, `${typeDate(at.day)} ${value}`, found, context);
  const offer = kind === 'say' ? at.offers?.[Number(value)] : undefined;
  if (offer) return takeText(at, offer.text, found, context);
  return text === null ? null : takeText(at, text, found, context);
};

const reasons: Record<string, string> = {
  'why.blocked': moveTexts.labels.blocked,
  'why.maintenance': moveTexts.labels.maintenance,
};

const takeWhy = (
  at: MoveAt,
  slot: Slot,
  choice: string | null,
  text: string | null,
  found: Movable,
  context: Context,
): Move | null => {
  const reason = choice === null ? undefined : reasons[choice];
  if (reason) return proposed(slot, reason, found, context);
  if (text === null) return null;
  const words = readWords(text, { min: 3, max: 200 });
  return words.ok ? proposed(slot, words.words, found, context) : { to: at, intro: words.say };
};

/** Another period for what a request holds, proposed to its applicant: chosen like theirs, with a reason. */
export const move: Place<'move'> = {
  name: 'move',
  remarks: 'none',
  at: moveAt,
  office: true,
  ownWords: ['batal', 'kembali'],
  show(at, context) {
    const found = findMovable(at.requestId, context);
    if ('refused' in found) return { messages: [{ text: found.refused }] };
    return { messages: [at.slot ? whyQuestion(at.slot) : whenQuestion(at, found, context)] };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event, 'exact');
    const text = event.kind === 'text' && choice === null ? event.text : null;
    if (choice === 'stale') return null;
    const found = findMovable(at.requestId, context);
    if ('refused' in found) return { to: { name: 'start' }, quiet: true, intro: found.refused };
    const { staff } = context.contact;
    if (choice === 'cancel' || (text !== null && ['batal', 'kembali'].includes(plainWords(text))))
      return {
        to: { name: 'start' },
        quiet: true,
        intro: staff ? standing(found.request, { context, staff }, stepTexts.left).text : stepTexts.left,
      };
    const moved = at.slot
      ? takeWhy(at, at.slot, choice, text, found, context)
      : takeWhen(at, choice, text, found, context);
    return moved ?? (event.kind === 'text' ? { to: at, intro: stepTexts.pickOne } : null);
  },
};
