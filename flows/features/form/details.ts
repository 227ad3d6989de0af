import { option } from '../../kernel/message.ts';
import { z } from 'zod';
import { buttons } from '../../labels.ts';
import {
  detailsAsked,
  detailField,
  isProven,
  detailKeys,
  valueOf,
  type Details,
  type Key,
} from './details-fields.ts';
import { detailsTexts } from './details-texts.ts';
import { formTexts } from './texts.ts';
import type { Contact } from '../../kernel/context.ts';
import { dialogue, type Next, type Scene, type Stage } from '../../kernel/dialogue.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { fieldTexts } from '../../fields/field-texts.ts';
import { showAnswer } from '../../fields/index.ts';
import { draftOf, nextPlace } from './form.ts';
import { fold, plainWords } from '../../kernel/fold.ts';
import { agrees, comesLater, disagrees, goesOn, hasNone, sends } from '../../kernel/spoken.ts';
import type { At, AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import { isKnownNumber, noted, notTaken, readAll, readOne } from './details-reading.ts';
import { knownWithOwn } from './known-answers.ts';
import { takeAhead } from './several.ts';
import { takeAheadOfForm } from './told-elsewhere.ts';
import { wayOutOfForm, waysOutOfDetails } from './ways-out.ts';

const detailsAt = z.strictObject({
  name: z.literal('details'),
  /** `confirm`: all of them, to pick one that is to change. */
  key: z.enum(['confirm', 'name', 'phone', 'institution', 'email']),
  /** Only this one is changed; without it all of them are asked, one after the other. */
  from: z.literal('review').optional(),
  /** A plausible but unlikely one that waits for a yes. */
  unlikely: z.string().optional(),
  /** The sentence that refused the last answer. */
  refusal: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    details: z.infer<typeof detailsAt>;
  }
}

/** The applicant's details in words. */
export const shownDetails = (contact: Contact): { label: string; shown: string }[] =>
  detailKeys.flatMap((key) => {
    const value = valueOf(contact, key);
    return value === null
      ? []
      : [{ label: detailsTexts.labels[key], shown: showAnswer(value, detailField(key)) }];
  });

const onward = (
  { at, context, session }: Scene<'details'>,
  key: Key,
  said: Details,
  intro?: string,
): Move => {
  const contact = { ...context.contact, ...said };
  const told = intro === undefined ? {} : { intro };
  const following = detailsAsked(contact);
  const here = following.indexOf(key);
  const next =
    at.from || here < 0 ? undefined : following.slice(here + 1).find((other) => contact[other] === null);
  if (next) return { to: { name: 'details', key: next }, contact: said, ...told };
  const complete = { detailsConfirmed: true, phone: contact.phone ?? contact.channelPhone };
  const whole = { ...context, contact: { ...contact, ...complete } };
  const { draft } = context;
  return {
    to: nextPlace(whole),
    contact: { ...said, ...complete },
    ...(draft ? { session: { known: knownWithOwn(draft, session, whole) } } : {}),
    ...told,
  };
};

/** Before all of them stands the service's card; of one that is changed the form that goes on. */
const beforeDetails = ({ at, context }: Scene<'details'>): At => {
  if (at.from === 'review') return nextPlace(context);
  return context.draft ? { name: 'card', service: context.draft.service } : { name: 'menu' };
};

const detailOption = (contact: Contact, key: Key) => {
  const value = valueOf(contact, key);
  const shown = value === null ? formTexts.nothing : showAnswer(value, detailField(key));
  return { id: key, label: `${detailsTexts.labels[key]}: ${shown}` };
};

/** All of them, to change one; what is right goes on. */
const confirm: Stage<'details'> = {
  reading: () => 'lenient',
  back: beforeDetails,
  ask: ({ context: { contact } }) => ({
    text: `*${detailsTexts.title}*\n${detailsTexts.confirm}`,
    options: [
      ...detailKeys.filter((key) => !isProven(key, contact)).map((key) => detailOption(contact, key)),
      { id: 'yes', label: buttons.yes },
    ],
  }),
  take: ({ context }, { choice, words }) => {
    const key = detailKeys.find((one) => one === choice);
    if (key) return { to: { name: 'details', key, from: 'review' } };
    const text = words ?? '';
    if (choice === 'yes' || agrees(text) || goesOn(text) || sends(text) || plainWords(text) === 'masih')
      return { to: nextPlace(context) };
    return null;
  },
};

/** The answers to whether what was read is meant. */
const sureOptions = [option('sure', () => buttons.yes), option('unsure', () => buttons.no)];

const skipWords = ['lewati', 'lewat', 'skip'];

/** Refused: nobody reads the same sentence twice in a row, and after the second try the ways out are near. */
const refused = ({ at, session }: Scene<'details'>, key: Key, say: string): Move => {
  const wrong = session.wrong + 1;
  const { example } = detailField(key);
  const hints = [
    ...(say.includes(example) ? [] : [formTexts.exampleAgain(example)]),
    wrong === 2 ? formTexts.waysOut : formTexts.waysOutAgain,
  ];
  const intro = [...(at.refusal === say ? [] : [say]), ...(wrong >= 2 ? hints : [])].join('\n');
  return { to: { ...at, refusal: say }, again: true, intro, session: { wrong } };
};

const skip = (scene: Scene<'details'>, key: Key): Next<'details'> =>
  detailField(key).required
    ? refused(scene, key, formTexts.notRequiredAnswer)
    : onward(scene, key, { [key]: null });

/** "untan, 3 orang, mulai 11 januari", before the form asks: it is kept for the form, and the detail is asked again. */
const sayAhead = (scene: Scene<'details'>, key: Key, text: string): Next<'details'> => {
  const { at, context } = scene;
  if (at.from || !context.draft) return null;
  const { draft } = draftOf(context);
  const ahead = takeAhead(text, draft, context) ?? takeAheadOfForm(text, draft, context);
  if (ahead === 'by_the_way')
    return refused(scene, key, fieldTexts.noAnswer(detailField(key), cityDate(context.now, context.tz)));
  return ahead && { ...ahead, to: at };
};

const readDetail = (scene: Scene<'details'>, key: Key, text: string): Next<'details'> => {
  const several = readAll(scene, key, text);
  if (several)
    return onward(scene, key, several, [...noted(several), ...notTaken(scene, text, key)].join('\n'));
  const ahead = sayAhead(scene, key, text);
  if (ahead) return ahead;
  if (isKnownNumber(scene, text, key)) return refused(scene, key, detailsTexts.phoneStays);
  const read = readOne(key, text, scene.context);
  if ('refuse' in read) return refused(scene, key, read.refuse);
  const { value, doubt, again } = read;
  const { at } = scene;
  const { unlikely, ...before } = at;
  if (again && value === unlikely) return onward({ ...scene, at: before }, key, { [key]: value });
  if (doubt !== undefined) return { to: { ...at, unlikely: value }, intro: doubt };
  const told = fold(value) === fold(text) ? undefined : noted({ [key]: value }).join('\n');
  return onward(scene, key, { [key]: value }, told);
};

/** What waits for a yes is taken by one, and asked again after a no. */
const takeUnlikely = (
  scene: Scene<'details'>,
  key: Key,
  choice: string | null,
  text: string,
): Next<'details'> | null => {
  const { unlikely, ...at } = scene.at;
  if (unlikely === undefined) return null;
  if (choice === 'sure' || agrees(text)) return onward({ ...scene, at }, key, { [key]: unlikely });
  return choice === 'unsure' || disagrees(text) ? { to: at } : null;
};

/** "None", "later", a dash: of what need not be given. */
const isNone = (key: Key, words: string): boolean =>
  !detailField(key).required &&
  (hasNone(words) || comesLater(words) || disagrees(words) || words.trim() === '-');

const titleOf = ({ at, context }: Scene<'details'>, key: Key): string => {
  const steps = detailsAsked(context.contact);
  const service = context.draft ? draftOf(context).service : null;
  const step = at.from || !steps.includes(key) ? null : `${steps.indexOf(key) + 1}/${steps.length}`;
  return formTexts.itemTitle(
    detailField(key).label,
    detailsTexts.where(service, step),
    detailField(key).required,
  );
};

/** What is asked: one of them, or with the last question of somebody new also the address for mail. */
const helpOf = ({ at }: Scene<'details'>, key: Key): string => {
  const alone = `${detailField(key).help} ${formTexts.exampleText(detailField(key).example)}`;
  if (at.from) return alone;
  return key === 'name'
    ? detailsTexts.nameAndMore
    : key === 'institution'
      ? detailsTexts.institutionAndEmail
      : alone;
};

const detail = (key: Key): Stage<'details'> => ({
  reading: () => 'exact',
  back: (scene) => {
    if (scene.at.from) return beforeDetails(scene);
    const steps = detailsAsked(scene.context.contact);
    const before = steps[steps.indexOf(key) - 1];
    return before ? { name: 'details', key: before } : beforeDetails(scene);
  },
  ask: (scene) => {
    const { at, context, session } = scene;
    if (at.unlikely !== undefined) return { text: titleOf(scene, key), options: sureOptions };
    const value = context.contact[key];
    const brief = session.wrong > 0;
    const lines = [titleOf(scene, key), ...(brief ? [] : [helpOf(scene, key)])];
    return {
      text: [...lines, ...(value ? [formTexts.nowText(showAnswer(value, detailField(key)))] : [])].join('\n'),
      options: [
        ...(value ? [{ id: 'keep', label: buttons.keep }] : []),
        ...(detailField(key).required ? [] : [{ id: 'skip', label: buttons.skip }]),
        ...(context.draft ? waysOutOfDetails(session.wrong) : []),
      ],
      ...(key === 'name' && !at.from && !brief ? { footer: detailsTexts.wordsFooter } : {}),
      ...(key === 'phone' && context.can.contactSharing ? { askContact: true as const } : {}),
    };
  },
  take: (scene, { choice, words }) => {
    const text = words ?? '';
    const waited = takeUnlikely(scene, key, choice, text) ?? wayOutOfForm(choice, scene.context);
    if (waited) return waited;
    const on = goesOn(text);
    if (choice === 'keep' || (on && scene.context.contact[key] !== null)) return onward(scene, key, {});
    if (choice === 'skip' || on || isNone(key, text) || skipWords.includes(plainWords(text)))
      return skip(scene, key);
    return words === null ? null : readDetail(scene, key, words);
  },
  takeSent: (scene, sent) => {
    if (sent.kind === 'contact' && key === 'phone') return readDetail(scene, key, sent.phone);
    return sent.kind === 'file' ? refused(scene, key, formTexts.wantWords) : null;
  },
});

const stages: Record<AtOf<'details'>['key'], Stage<'details'>> = {
  confirm,
  name: detail('name'),
  phone: detail('phone'),
  institution: detail('institution'),
  email: detail('email'),
};

/** Name, number, institution and email of an external applicant: asked once, later shown in the review and changed there. */
export const details = dialogue<'details'>({
  name: 'details',
  at: detailsAt,
  traits: { remarks: 'thanks', inForm: 'question' },
  ways: ['back', 'cancel'],
  enter: () => ({}),
  stageOf: ({ at }) => stages[at.key],
  leave: () => ({ to: { name: 'cancel' } }),
});
