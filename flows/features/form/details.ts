import { z } from 'zod';
import type { FieldOf } from '../../fields/field-schema.ts';
import { buttons } from '../../labels.ts';
import { detailsTexts } from './details-texts.ts';
import { formTexts } from './texts.ts';
import type { Contact, Context } from '../../kernel/context.ts';
import { dialogue, type Next, type Scene, type Stage } from '../../kernel/dialogue.ts';
import { readField, showAnswer } from '../../fields/index.ts';
import { fieldContext, nextPlace } from './form.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { agrees, comesLater, disagrees, goesOn, hasNone } from '../../kernel/spoken.ts';
import type { At, AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';

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

/** Who has confirmed before is asked that first; before all of it stands the service's card. */
const beforeDetails = ({ at, context }: Scene<'details'>): At => {
  if (at.from === 'review') return { name: 'review' };
  if (at.key !== 'confirm' && context.contact.detailsConfirmed) return { name: 'details', key: 'confirm' };
  return context.draft ? { name: 'card', service: context.draft.service } : { name: 'menu' };
};

const confirm: Stage<'details'> = {
  reading: () => 'exact',
  back: beforeDetails,
  ask: ({ context }) => ({
    text: detailsTexts.detailsConfirm(detailLines(context.contact)),
    options: [
      { id: 'yes', label: buttons.yes },
      { id: 'change', label: buttons.change },
    ],
  }),
  take: ({ context }, { choice, words }) => {
    const text = words ?? '';
    if (choice === 'yes' || agrees(text) || goesOn(text) || plainWords(text) === 'masih')
      return { to: nextPlace(context) };
    return choice === 'change' || disagrees(text) || plainWords(text) === 'ubah'
      ? { to: { name: 'details', key: 'name' } }
      : null;
  },
};

const skipWords = ['lewati', 'lewat', 'skip'];

const skip = ({ at, context }: Scene<'details'>, key: Key): Next<'details'> =>
  fields[key].required ? { refuse: formTexts.notRequiredAnswer } : onward(at, key, { [key]: null }, context);

const readDetail = ({ at, context }: Scene<'details'>, key: Key, text: string): Next<'details'> => {
  const field = fields[key];
  const reading = readField({ text }, field, fieldContext(field, { answers: {}, requestId: null }, context));
  if (reading.ok === false) return { refuse: reading.say };
  return onward(at, key, { [key]: String(reading.value) }, context);
};

/** "None", "later", a dash: of what need not be given. */
const isNone = (key: Key, words: string): boolean =>
  !fields[key].required && (hasNone(words) || comesLater(words) || disagrees(words) || words.trim() === '-');

const detail = (key: Key): Stage<'details'> => ({
  reading: () => 'exact',
  back: (scene) => {
    const steps = asked(scene.context.contact);
    const before = steps[steps.indexOf(key) - 1];
    return before ? { name: 'details', key: before, ...fromOf(scene.at) } : beforeDetails(scene);
  },
  ask: ({ context, session }) => {
    const field = fields[key];
    const steps = asked(context.contact);
    const value = context.contact[key];
    const where = `${detailsTexts.detailsTitle} ${steps.indexOf(key) + 1}/${steps.length}`;
    const brief = session.wrong > 0;
    const lines = [
      formTexts.itemTitle(field.label, where, field.required),
      ...(brief ? [] : [`${field.help} ${formTexts.exampleText(field.example)}`]),
    ];
    return {
      text: [...lines, ...(value ? [formTexts.nowText(showAnswer(value, field))] : [])].join('\n'),
      options: [
        ...(value ? [{ id: 'keep', label: buttons.keep }] : []),
        ...(field.required ? [] : [{ id: 'skip', label: buttons.skip }]),
      ],
      ...(key === steps[0] && !brief ? { footer: detailsTexts.wordsFooter } : {}),
      ...(key === 'phone' && context.can.contactSharing ? { askContact: true as const } : {}),
    };
  },
  take: (scene, { choice, words }) => {
    const { at, context } = scene;
    const text = words ?? '';
    const on = goesOn(text);
    if (choice === 'keep' || (on && context.contact[key] !== null)) return onward(at, key, {}, context);
    if (choice === 'skip' || on || isNone(key, text) || skipWords.includes(plainWords(text)))
      return skip(scene, key);
    return words === null ? null : readDetail(scene, key, words);
  },
  takeSent: (scene, sent) => {
    if (sent.kind === 'contact' && key === 'phone') return readDetail(scene, key, sent.phone);
    return sent.kind === 'file' ? { refuse: formTexts.wantWords } : null;
  },
});

const stages: Record<AtOf<'details'>['key'], Stage<'details'>> = {
  confirm,
  name: detail('name'),
  phone: detail('phone'),
  institution: detail('institution'),
  email: detail('email'),
};

/** Name, number, institution and email of an external applicant: asked once, later only confirmed. */
export const details = dialogue<'details'>({
  name: 'details',
  at: detailsAt,
  traits: { remarks: 'thanks', inForm: 'question' },
  ways: ['back', 'cancel'],
  enter: () => ({}),
  stageOf: ({ at }) => stages[at.key],
  leave: () => ({ to: { name: 'cancel' } }),
});
