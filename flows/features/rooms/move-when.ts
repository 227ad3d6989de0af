import { isIsoDate } from '../../../domain/iso-date.ts';
import { monthOf } from '../../../domain/month.ts';
import { dayTrouble } from '../../../domain/periods.ts';
import { heldText, moveTexts } from '../bookings/index.ts';
import { Slot } from '../../fields/answer.ts';
import type { FieldContext, Reading } from '../../fields/field.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import { readSlot } from '../../fields/slot.ts';
import type { Next, Scene, Stage } from '../../kernel/dialogue.ts';
import { meansNothing } from '../../kernel/lexicon/left-over.ts';
import { stepTexts } from '../office/index.ts';
import { fieldContext, otherDay, slotQuestion } from '../form/index.ts';
import { dayTroubleText } from '../../fields/slot-texts.ts';
import { slotWants } from '../../fields/slot-wants.ts';
import { typeDate } from '../../fields/example.ts';
import type { Mover } from './movable.ts';

type MoveScene = Scene<'move', Mover>;

/** What the field may look at in which the period was chosen. */
export const fieldsOf = ({
  request,
  field,
  context,
}: Pick<MoveScene, 'request' | 'field' | 'context'>): FieldContext =>
  fieldContext(field, { answers: request.answers, requestId: request.id }, context);

const same = (a: Slot, b: Slot): boolean => a.date === b.date && a.from === b.from && a.to === b.to;

/** Words as another period than the present one, or the sentence that asks for them once more. */
export const readPeriod = (
  scene: Pick<MoveScene, 'request' | 'field' | 'period' | 'context'>,
  text: string,
): { slot: Slot } | { say: string } => {
  const named = readSlot(text, scene.field, fieldsOf(scene));
  const reading = named.ok === 'day' ? named.refused : named;
  if (reading.ok === false)
    return {
      say: [reading.say, ...(reading.offers ?? []).map(({ text: offer }) => `• ${offer}`)].join('\n'),
    };
  const slot = Slot.parse(reading.value);
  if (reading.ok === 'ask' || !meansNothing(reading.rest)) return { say: stepTexts.meant(showPeriod(slot)) };
  return same(slot, scene.period.slot) ? { say: moveTexts.same } : { slot };
};

/** What was read goes on only where it accounts for all that was written; else it is asked for once more, plainly. */
const taken = ({ at, period }: MoveScene, reading: Reading): Next<'move'> => {
  const bare = { name: 'move', requestId: at.requestId } as const;
  if (reading.ok === false)
    return { to: { ...at, ...(reading.offers ? { offers: reading.offers } : {}) }, intro: reading.say };
  const slot = Slot.parse(reading.value);
  if (reading.ok === 'ask' || !meansNothing(reading.rest))
    return { refuse: stepTexts.meant(showPeriod(slot)) };
  return same(slot, period.slot) ? { to: bare, intro: moveTexts.same } : { to: { ...bare, slot } };
};

const toDay = (scene: MoveScene, date: string): Next<'move'> => {
  const { at, field, request } = scene;
  const fields = fieldsOf(scene);
  const trouble = dayTrouble(date, slotWants(field, request.answers), fields);
  return trouble
    ? { refuse: dayTroubleText(trouble, date, fields.resources) }
    : { to: { name: 'move', requestId: at.requestId, day: date } };
};

const takeText = (scene: MoveScene, text: string): Next<'move'> => {
  const { at, field, period } = scene;
  const hint = at.day ? { day: at.day } : { month: at.month ?? monthOf(period.slot.date) };
  const reading = readSlot(text, field, fieldsOf(scene), hint);
  if (reading.ok !== 'day') return taken(scene, reading);
  return reading.date === at.day ? taken(scene, reading.refused) : toDay(scene, reading.date);
};

const takeChoice = (scene: MoveScene, choice: string): Next<'move'> => {
  const { at } = scene;
  const { requestId } = at;
  const [kind, value = ''] = choice.split('.');
  if (kind === 'day' && isIsoDate(value)) return toDay(scene, value);
  if (kind === 'month') return { to: { name: 'move', requestId, month: value } };
  if (kind === 'days')
    return { to: { name: 'move', requestId, ...(at.day ? { month: monthOf(at.day) } : {}) } };
  if (kind === 'time' && at.day) return takeText(scene, `${typeDate(at.day)} ${value}`);
  const offer = kind === 'say' ? at.offers?.[Number(value)] : undefined;
  return offer ? takeText(scene, offer.text) : null;
};

/** When it is to be instead: chosen from a month and a day, or written. */
export const whenStage: Stage<'move', Mover> = {
  reading: () => 'exact',
  ask: (scene) => {
    const { at, request, service, field, period, context } = scene;
    const title = moveTexts.title(
      request.number,
      heldText(request, service, { item: period.item, resources: context.catalogue.city.resources }),
      showPeriod(period.slot),
    );
    if (at.offers) {
      const offers = at.offers.map(({ label }, index) => ({ id: `say.${index}`, label }));
      return { text: title, options: [...offers, otherDay] };
    }
    // Near what it holds now, unless another month is asked for.
    const { day, month = day ? undefined : monthOf(period.slot.date) } = at;
    const place = { ...(month ? { month } : {}), ...(day ? { day } : {}) };
    const asked = slotQuestion({
      field,
      at: { name: 'item', key: field.key, from: 'form', ...place },
      service,
      fields: fieldsOf(scene),
      can: context.can,
      brief: false,
    });
    return {
      text: [title, ...asked.lines].join('\n'),
      // The request's room stays; only its time is moved.
      options: asked.options.filter(({ id }) => !/^(?:swap|edit)\./.test(id)),
      ...(asked.columns ? { columns: asked.columns } : {}),
    };
  },
  take: (scene, { choice, words }) => {
    if (choice !== null) return takeChoice(scene, choice);
    return words === null ? null : takeText(scene, words);
  },
};
