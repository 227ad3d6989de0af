import { remarkTexts } from './remark-texts.ts';
import { servicesTexts } from '../services/index.ts';
import { findService } from '../../catalogue/find-service.ts';
import { saysYesOrNo } from '../../fields/yes_no.ts';
import { matchOption } from '../../fields/read/match-option.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Asked, Reader } from '../../kernel/feature.ts';
import { anyCue } from '../../kernel/look-ahead.ts';
import { meaningCue } from '../../kernel/lexicon/meanings.ts';
import { asksSomething, questionCue } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { placeAt } from '../../kernel/places.ts';
import { allItems, isInForm, isOffered, regretsCancelling, waitsForYes } from '../form/index.ts';
import type { Move } from '../../kernel/move.ts';
import { isAssent } from '../../kernel/small-talk.ts';
import { gistOf, wholeGistOf } from './gist-words.ts';
import { type AnswerIs, type Remark, remarkIn } from './remark.ts';
import type { Service } from '../../catalogue/service.ts';
import { shortTitle } from '../../catalogue/short-title.ts';
import type { At, Session } from '../../kernel/session.ts';

declare module '../../kernel/place.ts' {
  interface Traits {
    /** `none`: words said here are never a remark beside the question; `thanks`: thanks are answered and the chat goes on waiting. */
    remarks?: 'none' | 'thanks';
  }
}

const serviceAt = ({ at }: Session, context: Context): Service | undefined => {
  const code = 'service' in at ? at.service : isInForm(at, context) ? context.draft?.service : undefined;
  return code === undefined ? undefined : context.catalogue.byCode.get(code);
};

const answerTypes: Record<string, AnswerIs> = { text: 'words', location: 'words', long_text: 'text' };

/** Whether words of one's own are an answer here. */
const answerOf = ({ at }: Session, service: Service | undefined): AnswerIs => {
  if (at.name === 'details') return 'words';
  const items = at.name === 'item' && service ? allItems(service) : [];
  const type = items.find(({ key }) => at.name === 'item' && key === at.key)?.field?.type;
  return (type && answerTypes[type]) || 'choice';
};

const purposeOf = (name: At['name'], service: Service | undefined): string => {
  const { purpose } = remarkTexts;
  if (name === 'item' && service) return purpose.item(service.title);
  if (name === 'details' || name === 'sop' || name === 'review') return purpose[name];
  return purpose.chat;
};

const howLong = (service: Service | undefined, { catalogue }: Context): string => {
  if (service) return remarkTexts.howLong(service.promiseWorkingDays);
  const days = catalogue.services.map(({ promiseWorkingDays }) => promiseWorkingDays);
  return remarkTexts.howLongAll(Math.min(...days), Math.max(...days));
};

/** What somebody may ask for, in a word or two each: citizens not what only civil servants may. */
const servicesFor = ({ catalogue, contact }: Context): string[] =>
  catalogue.services
    .filter(({ audience }) => audience === 'external' || contact.employee !== null)
    .map(shortTitle);

const textOf = (remark: Exclude<Remark, 'human'>, session: Session, context: Context): string => {
  const service = serviceAt(session, context);
  const inForm = isInForm(session.at, context);
  switch (remark) {
    case 'purpose':
      return purposeOf(session.at.name, service);
    case 'how_long':
      return howLong(service, context);
    case 'requirements':
      return service
        ? remarkTexts.requirements(service.letters.map(servicesTexts.neededLetter))
        : remarkTexts.requirementsAll;
    case 'thanks':
      return session.at.name === 'review'
        ? `${remarkTexts.thanks} ${remarkTexts.notSentYet}`
        : remarkTexts.thanks;
    case 'wait':
      return inForm ? remarkTexts.waitInForm : remarkTexts.wait;
    case 'greeting':
      return remarkTexts.greeting(inForm && service ? service.title : null);
    case 'repeat':
    case 'example':
      return remarkTexts.again;
    case 'complaint':
    case 'hours':
    case 'address':
    case 'who_are_you':
      return remarkTexts[remark](context.catalogue.city.office);
    case 'which_services':
      return remarkTexts.whichServices(servicesFor(context));
    case 'unsure':
    case 'cost':
    case 'sorry':
    case 'laugh':
    case 'praise':
      return remarkTexts[remark];
  }
};

const asksFor =
  /\?|(?<!\p{L})(?:minta|mau|ada|mana|berapa|brp|bisa|boleh|petugas|operator|admin|orang)(?!\p{L})/iu;
/** "Nomor kantor aja", "hubungi saya langsung" where a number or a person is asked for: an answer, and no wish to talk to somebody. */
const isAboutAnswer = (text: string, { at }: Session, service: Service | undefined): boolean => {
  const field = at.name === 'item' && service && allItems(service).find(({ key }) => key === at.key)?.field;
  const named = field && (field.type === 'phone' || (field.type === 'text' && field.holds === 'person'));
  if (named === true) return !asksFor.test(text);
  // "Perlu operator", where it is asked whether somebody is to help.
  return field ? field.type === 'yes_no' && saysYesOrNo(text, field) : false;
};

/** "Jam pelayanan selama Ramadan" where a title is asked: its words name hours, and ask for none. */
const isTitle = (text: string, { at }: Session, service: Service | undefined): boolean => {
  const field = at.name === 'item' && service && allItems(service).find(({ key }) => key === at.key)?.field;
  const titled = field && field.type === 'text' && field.holds === 'title';
  return titled === true && !asksFor.test(text) && said(text).words.length > 3 && !asksSomething(said(text));
};

/** What a choice is put off with, or whoever chooses it. */
const putOff = /^\W*(?:(?:nanti|ntar|besok|saya|sy|aku|kami|biar|yang|akan|mau)\s+)+/iu;
/** "Lupa passphrase": one of the choices, though it begins as if somebody did not know. */
const isChoice = (text: string, { at }: Session, service: Service | undefined): boolean => {
  const field = at.name === 'item' && service && allItems(service).find(({ key }) => key === at.key)?.field;
  const found = field && field.type === 'choice' ? matchOption(text, field.options, field.label) : null;
  return found !== null && 'id' in found && found.rest === '';
};

/** A mere "ok" or a thumb to a question that is no yes or no: what is waited for is said again. */
const takeAssent = (text: string, session: Session, context: Context): Move | null => {
  const { at, wrong } = session;
  const service = serviceAt(session, context);
  const item = at.name === 'item' && service && allItems(service).find(({ key }) => key === at.key);
  const field = item && item.field;
  const asks =
    at.name === 'details'
      ? at.key !== 'confirm'
      : at.name === 'item' &&
        !waitsForYes(at) &&
        !(context.draft && isOffered(at, context.draft, session)) &&
        field &&
        // What is done on the secure page is answered by what has come of it.
        !item.sensitive &&
        field.type !== 'yes_no';
  if (!asks || !isAssent(text)) return null;
  return { to: at, intro: remarkTexts.answerThis, again: true, session: { wrong: Math.max(1, wrong) } };
};

/** A verb that asks an office for something. */
const wishing =
  /(?<!\p{L})(?:(?:me|nge)?lapor(?:kan|in)?|ngadu|mengadu|pinjam|minjam|daftar|ajukan|ngajuin|booking|reservasi)(?!\p{L})/iu;

/** Where nothing is going on they ask for nothing that could be gone on with. */
const onlyBetween = new Set<Remark>([
  'unsure',
  'greeting',
  'repeat',
  'example',
  'sorry',
  'laugh',
  'praise',
  'wait',
]);
/** What is about the question itself is answered with the whole of it. */
const wantsWhole = new Set<Remark>(['purpose', 'unsure', 'repeat', 'example']);

const read: Reader = ({ session, event, context }) => {
  const { at, wrong } = session;
  const { remarks, long, openWords, free } = placeAt(at, context);
  if (event.kind !== 'text' || remarks === 'none') return null;
  const remark = remarkIn(event.text, answerOf(session, serviceAt(session, context)));
  if (chosen(session, event, 'exact') !== null) return null;
  // Outside a form a question about a service is about that service.
  if (openWords !== undefined && findService(event.text, context.catalogue) !== null) return null;
  // "Mau lapor wifi mati dulu" puts nothing off.
  if (remark === 'wait' && wishing.test(event.text) && findService(event.text, context.catalogue))
    return null;
  // "Ga jadi batal" answers whether to stop.
  if ((at.name === 'cancel' || !isInForm(at, context)) && regretsCancelling(event.text)) return null;
  if (remark === null) return takeAssent(event.text, session, context);
  if (remark === 'hours' && isTitle(event.text, session, serviceAt(session, context))) return null;
  if (remark === 'unsure' && isChoice(event.text, session, serviceAt(session, context))) return null;
  // "Nanti saya ambil": one of the choices, and nothing put off.
  if (remark === 'wait' && isChoice(event.text.replace(putOff, ''), session, serviceAt(session, context)))
    return null;
  if (remark === 'human' && isAboutAnswer(event.text, session, serviceAt(session, context))) return null;
  if (remark === 'human') return { to: { name: 'human' } };
  const between = free === undefined && openWords === undefined;
  if (remark === 'thanks' && remarks !== 'thanks' && !between) return null;
  const inForm = isInForm(at, context);
  if (onlyBetween.has(remark) && !inForm && !between) return null;
  const text = textOf(remark, session, context);
  if (long) return { to: at, quiet: true, say: [{ text }] };
  // Who puts it off is not asked again.
  if (remark === 'wait' && !inForm) return { to: at, quiet: true, keepsPrompt: true, say: [{ text }] };
  const whole = wantsWhole.has(remark) && inForm;
  return { to: at, intro: text, again: true, session: { wrong: whole ? 0 : Math.max(1, wrong) } };
};

/**
 * The answer to what somebody says beside the question, and the question again, in short unless it was what they asked
 * about; null when it is for the place to read.
 */
export const readRemark: Asked = {
  when: { text: anyCue(meaningCue, questionCue), where: ({ remarks }) => remarks !== 'none' },
  read: read,
};

/** The answer to what a sentence says or asks of the office, as `gistIn` reads it. */
const answered =
  (gistIn: (text: string) => Remark | null): Reader =>
  (turn) => {
    const { session, event, context } = turn;
    const { at, wrong } = session;
    const { openWords, free } = placeAt(at, context);
    if (event.kind !== 'text' || openWords !== 'all' || (free !== 'idle' && free !== 'choosing')) return null;
    const remark = gistIn(event.text);
    if (remark === null) return null;
    if (remark === 'human') return { to: { name: 'human' } };
    const text = textOf(remark, session, context);
    if (remark === 'wait' || remark === 'sorry' || remark === 'thanks')
      return { to: at, quiet: true, keepsPrompt: true, say: [{ text }] };
    return { to: at, intro: text, again: true, session: { wrong: Math.max(1, wrong) } };
  };

const betweenForms: Asked['when'] = { text: true, where: ({ openWords }) => openWords === 'all' };

/** Where nothing is going on and nobody else knew what a sentence is about: the answer to what a word or two of it ask. */
export const readGist: Asked = { when: betweenForms, read: answered(gistOf) };

/** The same for a sentence that asks it with every word: before a service is looked for in it. */
export const readWholeGist: Asked = { when: betweenForms, read: answered(wholeGistOf) };
