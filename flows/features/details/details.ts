import { z } from 'zod';
import type { FieldOf } from '../../catalogue/service.ts';
import { buttons } from '../../labels.ts';
import { detailsTexts } from './texts.ts';
import { formTexts } from '../form/texts.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Contact, Context } from '../../kernel/context.ts';
import { readField, showAnswer } from '../../fields/index.ts';
import { fieldContext, nextPlace } from '../form/form.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { agrees, comesLater, disagrees, goesOn, hasNone } from '../../kernel/spoken.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';

const detailsAt = z.strictObject({
  name: z.literal('details'),
  key: z.enum(['confirm', 'name', 'phone', 'institution', 'email']),
  from: z.literal('review').optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    details: z.infer<typeof detailsAt>;
  }
}

const keys = ['name', 'phone', 'institution', 'email'] as const;
type Key = (typeof keys)[number];

const common = (key: Key, required: boolean) => ({
  key,
  label: detailsTexts.labels[key],
  help: detailsTexts.help[key],
  required,
  example: detailsTexts.example[key],
  invalidExamples: ['?'],
});

const fields: { [K in Key]: FieldOf<'text'> | FieldOf<'phone'> | FieldOf<'email'> } = {
  name: { ...common('name', true), type: 'text', min: 3, max: 100 },
  phone: { ...common('phone', true), type: 'phone' },
  institution: { ...common('institution', false), type: 'text', min: 3, max: 200 },
  email: { ...common('email', false), type: 'email' },
};

/** The details asked of this person: the number is not asked where the channel proves it. */
const asked = (contact: Contact): Key[] =>
  keys.filter((key) => key !== 'phone' || contact.channelPhone === null);

/** The applicant's details in words. */
export const shownDetails = (contact: Contact): { label: string; shown: string }[] =>
  keys.flatMap((key) => {
    const value = contact[key] ?? (key === 'phone' ? contact.channelPhone : null);
    return value === null ? [] : [{ label: detailsTexts.labels[key], shown: showAnswer(value, fields[key]) }];
  });

const detailLines = (contact: Contact): string[] =>
  shownDetails(contact).map(({ label, shown }) => `${label}: ${shown}`);

const fromOf = ({ from }: AtOf<'details'>): Pick<AtOf<'details'>, 'from'> => (from ? { from } : {});

const onward = (at: AtOf<'details'>, key: Key, change: Partial<Contact>, context: Context): Move => {
  const contact = { ...context.contact, ...change };
  const following = asked(contact);
  const next = following[following.indexOf(key) + 1];
  if (next) return { to: { name: 'details', key: next, ...fromOf(at) }, contact: change };
  const complete = { detailsConfirmed: true, phone: contact.phone ?? contact.channelPhone };
  return {
    to: nextPlace({ ...context, contact: { ...contact, ...complete } }),
    contact: { ...change, ...complete },
  };
};

const back = (at: AtOf<'details'>, context: Context): Move => {
  const before =
    at.key === 'confirm' ? undefined : asked(context.contact)[asked(context.contact).indexOf(at.key) - 1];
  if (before) return { to: { name: 'details', key: before, ...fromOf(at) } };
  if (at.from === 'review') return { to: { name: 'review' } };
  if (at.key !== 'confirm' && context.contact.detailsConfirmed)
    return { to: { name: 'details', key: 'confirm' } };
  return { to: context.draft ? { name: 'card', service: context.draft.service } : { name: 'menu' } };
};

const takeConfirm = (choice: string | null, text: string, context: Context): Move | null => {
  if (choice === 'yes' || agrees(text) || goesOn(text) || plainWords(text) === 'masih')
    return { to: nextPlace(context) };
  return choice === 'change' || disagrees(text) || plainWords(text) === 'ubah'
    ? { to: { name: 'details', key: 'name' } }
    : null;
};

/** Name, number, institution and email of an external applicant: asked once, later only confirmed. */
export const details: Place<'details'> = {
  name: 'details',
  remarks: 'thanks',
  at: detailsAt,
  inForm: 'question',
  show(at, context, session) {
    const nav = [
      { id: 'back', label: buttons.back, kind: 'nav' as const },
      { id: 'cancel', label: buttons.cancel, kind: 'nav' as const },
    ];
    if (at.key === 'confirm') {
      const options = [{ id: 'yes', label: buttons.yes }, { id: 'change', label: buttons.change }, ...nav];
      return { messages: [{ text: detailsTexts.detailsConfirm(detailLines(context.contact)), options }] };
    }
    const field = fields[at.key];
    const steps = asked(context.contact);
    const value = context.contact[at.key];
    const where = `${detailsTexts.detailsTitle} ${steps.indexOf(at.key) + 1}/${steps.length}`;
    const brief = session.wrong > 0;
    const lines = [
      formTexts.itemTitle(field.label, where, field.required),
      ...(brief ? [] : [`${field.help} ${formTexts.exampleText(field.example)}`]),
    ];
    return {
      messages: [
        {
          text: [...lines, ...(value ? [formTexts.nowText(showAnswer(value, field))] : [])].join('\n'),
          options: [
            ...(value ? [{ id: 'keep', label: buttons.keep }] : []),
            ...(field.required ? [] : [{ id: 'skip', label: buttons.skip }]),
            ...nav,
          ],
          ...(at.key === steps[0] && !brief ? { footer: detailsTexts.wordsFooter } : {}),
          ...(at.key === 'phone' && context.can.contactSharing ? { askContact: true as const } : {}),
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event, 'exact');
    const words = event.kind === 'text' ? event.text : '';
    if (choice === 'back') return back(at, context);
    if (choice === 'cancel') return { to: { name: 'cancel' } };
    if (at.key === 'confirm') return takeConfirm(choice, words, context);
    const on = goesOn(words);
    if (choice === 'keep' || (on && context.contact[at.key] !== null)) return onward(at, at.key, {}, context);
    const none =
      !fields[at.key].required &&
      (hasNone(words) || comesLater(words) || disagrees(words) || words.trim() === '-');
    if (choice === 'skip' || on || none || skipWords.includes(plainWords(words)))
      return skip(at, context, session.wrong);
    if (event.kind === 'contact' && at.key === 'phone')
      return readDetail(at, event.phone, context, session.wrong);
    if (event.kind === 'file')
      return { to: at, intro: formTexts.wantWords, session: { wrong: session.wrong + 1 } };
    return event.kind === 'text' ? readDetail(at, event.text, context, session.wrong) : null;
  },
};

const skipWords = ['lewati', 'lewat', 'skip'];

const skip = (at: AtOf<'details'>, context: Context, wrong: number): Move | null => {
  if (at.key === 'confirm') return null;
  if (fields[at.key].required)
    return { to: at, intro: formTexts.notRequiredAnswer, session: { wrong: wrong + 1 } };
  return onward(at, at.key, { [at.key]: null }, context);
};

const readDetail = (at: AtOf<'details'>, text: string, context: Context, wrong: number): Move | null => {
  if (at.key === 'confirm') return null;
  const field = fields[at.key];
  const reading = readField({ text }, field, fieldContext(field, { answers: {}, requestId: null }, context));
  if (reading.ok === false) return { to: at, intro: reading.say, session: { wrong: wrong + 1 } };
  return onward(at, at.key, { [at.key]: String(reading.value) }, context);
};
