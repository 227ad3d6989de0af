import { fieldsNamed, onlyNamed } from '../../fields/several/named.ts';
import { isFreeText } from '../../fields/index.ts';
import type { Field } from '../../fields/field-schema.ts';
import { aims } from '../../fields/several/aims.ts';
import { evidence } from '../../fields/several/evidence.ts';
import { readPart } from '../../fields/several/filled.ts';
import type { Context } from '../../kernel/context.ts';
import type { Want } from '../../kernel/fact.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import type { When } from '../../kernel/look-ahead.ts';
import { withoutCourtesy } from '../../kernel/lexicon/courtesy.ts';
import type { Move } from '../../kernel/move.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { placeAt } from '../../kernel/places.ts';
import type { Session } from '../../kernel/session.ts';
import {
  behindName,
  changeIn,
  correctionCue,
  asksForChange,
  correctionIn,
  lineIn,
  startledIn,
  toldAnew,
  toward,
  wrongly,
} from './correction-words.ts';
import { answerable } from './several.ts';
import { hasAnswer, visibleItems, type Item } from './items.ts';
import type { Draft } from './draft.ts';
import { draftOf, fieldContext, serviceOf } from './form.ts';
import { answersNeeds, itemNeeds } from './needs.ts';
import { answeredBefore, fieldsOf, letterCalled, nameBefore } from './answered-before.ts';
import { holdsOf } from './known-answers.ts';
import { mended } from './mended.ts';
import { mayBeMoreOrLess, takeMoreOrLess } from './more-or-less.ts';
import { formTexts } from './texts.ts';

/** The answers a correction may be about: that of the message before, what else it answered, what was just refused. */
const recent = (
  { at, answered, wrong }: Session,
  items: readonly Item[],
  draftId: string,
  plainly = false,
): Item[] => {
  // What was just refused is what they correct; a remark beside the question was no answer.
  if (wrong > 0 && at.name === 'item' && (at.refusal !== undefined || answered?.draftId !== draftId))
    return items.filter(({ key }) => key === at.key);
  // What was read and waits for a yes is the last that was said.
  const waiting = at.name === 'item' ? Object.keys(at.several ?? {}) : [];
  if (waiting.length > 0) return items.filter(({ key }) => waiting.includes(key));
  const keys = answered?.draftId === draftId ? [answered.key, ...(answered.also ?? [])] : [];
  if (keys.length > 0 || at.name !== 'item' || !plainly) return items.filter(({ key }) => keys.includes(key));
  // Who comes back to a form means the answer before the question that stands.
  const before = items[items.findIndex(({ key }) => key === at.key) - 1];
  return before?.field ? [before] : [];
};

/** Of several answers those that a text can be: by the name it calls, by what it holds. */
const aimedAt = (text: string, items: readonly Item[], context: Context): Item[] => {
  if (items.length < 2 || text === '') return [...items];
  const named = fieldsNamed(text, fieldsOf(items));
  const judged = answerable(draftOf(context).draft, context, items[0]?.key)?.judged;
  const keys = (named.length > 0 ? named : judged ? aims(text, fieldsOf(items), judged) : []).map(
    ({ key }) => key,
  );
  const aimed = items.filter(({ key }) => keys.includes(key));
  return aimed.length > 0 ? aimed : [...items];
};

/** Where one is, as the field that is asked there. */
const askedField = ({ at }: Session, items: readonly Item[]) =>
  at.name === 'item' ? items.find(({ key }) => key === at.key)?.field : undefined;

/** "Eh, 4 orang", "eh sori 3": a correction only where the answer before can be nothing else than that. */
const insteadOf = (
  text: string,
  session: Session,
  items: readonly Item[],
  context: Context,
): string | null => {
  const { words } = said(text);
  const first = words.find(({ word }) => word !== 'eh' && word !== 'maaf');
  if (!['eh', 'maaf'].includes(words[0]?.word ?? '') || !first) return null;
  const { draft } = draftOf(context);
  const [only, ...others] = recent({ ...session, wrong: 0 }, items, draft.id);
  const told = text.slice(first.from).trim();
  if (!only?.field || others.length > 0) return null;
  const asked = askedField(session, items);
  // "Maaf, di aula bappeda" where a position is asked: the words tell of which of the two they are.
  if (isFreeText(only.field))
    return asked && evidence(told, holdsOf(only.field)) === 'yes' && evidence(told, holdsOf(asked)) === 'no'
      ? told
      : null;
  if (['slot', 'subdomain', 'yes_no'].includes(only.field.type)) return null;
  const judged = (field: Field) => fieldContext(field, draft, context);
  // A number alone may be the answer to the question that stands.
  if (!/\p{L}/u.test(told) && (!asked || readPart(told, asked, judged(asked)) !== null)) return null;
  if (readPart(told, only.field, judged(only.field)) !== null) return told;
  // "Eh 3 kak, satu mundur": what it is to be stands before the reason, which is no answer here.
  const [part = '', reason] = told.split(/,\s*/, 2);
  const hasReason = reason !== undefined && asked && readPart(told, asked, judged(asked)) === null;
  return hasReason && readPart(part, only.field, judged(only.field)) !== null ? part : null;
};

/** "Eh salah, jurusannya teknik sipil": the answer that is called by its name. */
const calledIn = (text: string, items: readonly Item[], draft: Draft): Item | undefined => {
  const [first, next] = said(text).words;
  if (!first || !next || !/.n(?:ya|ye)$/.test(first.word)) return undefined;
  const answered = items.filter((item) => hasAnswer(item, draft));
  const [only, ...others] = fieldsNamed(text.slice(first.from, first.to), fieldsOf(answered));
  return others.length === 0 ? answered.find(({ key }) => key === only?.key) : undefined;
};

/** "Tadi salah tulis instansi": the answer that is named, and nothing that it is to be. */
const onlyCalled = (text: string, items: readonly Item[], draft: Draft): Item | undefined => {
  const answered = items.filter((item) => hasAnswer(item, draft));
  const named = onlyNamed(text, fieldsOf(answered));
  return named && answered.find(({ key }) => key === named.key);
};

const isOfTime = (type: string, told: 'hours' | 'day'): boolean =>
  type === 'slot' || type === (told === 'hours' ? 'time_range' : 'date');

/** "Eh jam 2 aja", where no time is asked for: the one answer of before that hours, or a day, can be of. */
const earlierTime = (text: string, session: Session, items: readonly Item[], draft: Draft) => {
  const startled = startledIn(text);
  if (!startled) return null;
  const asked = askedField(session, items);
  if (!asked && session.at.name !== 'review') return null;
  if (
    asked &&
    (isOfTime(asked.type, startled.told) || asked.type === 'long_text' || holdsOf(asked) === 'when')
  )
    return null;
  const [only, ...others] = items.filter(
    (item) => item.field && isOfTime(item.field.type, startled.told) && hasAnswer(item, draft),
  );
  return only && others.length === 0 ? { item: only, told: startled.instead } : null;
};

/** What stands behind the name, and behind "jadi" where that is said. */
const afterName = (text: string): string => {
  const { words } = said(text);
  const to = words[1] && toward.has(words[1].word) ? words[2] : words[1];
  return to ? text.slice(to.from) : '';
};

const labelled = (key: string, { service }: ReturnType<typeof draftOf>): Pick<Item, 'label'> => ({
  label: service.fields.find((field) => field.key === key)?.label ?? '',
});

/** What has to be known to read what an answer is to be instead. */
export const correctionNeeds = ({ session, event, context }: Turn): Want[] => {
  const { draft } = context;
  if (event.kind !== 'text' || placeAt(session.at, context).inForm !== 'question' || !draft) return [];
  const line = lineIn(event.text, session);
  if (line) return [...itemNeeds({ key: line.key }, { kind: 'text', text: line.told }, context, session)];
  const anew = session.at.name === 'review' ? toldAnew(event.text) : null;
  const instead =
    correctionIn(event.text) ?? changeIn(event.text) ?? anew ?? startledIn(event.text)?.instead ?? null;
  if (instead === null) return mayBeMoreOrLess(event.text) ? answersNeeds(draft, context) : [];
  if (instead === '') return [];
  const keys = fieldsNamed(instead, serviceOf(context, draft.service).fields).map(({ key }) => key);
  const { answered } = session;
  const recently = answered?.draftId === draft.id ? [answered.key, ...(answered.also ?? [])] : [];
  const { answers } = draft;
  const firm = serviceOf(context, draft.service).fields.filter(
    (field) => !isFreeText(field) && answers[field.key] !== undefined,
  );
  return [...new Set([...keys, ...recently, ...firm.map(({ key }) => key)])].flatMap((key) =>
    // What it is to be may stand behind its name, which is only known once it is read.
    [...new Set([instead, afterName(instead), behindName(instead, labelled(key, draftOf(context)))])]
      .filter((text) => text !== '')
      .flatMap((text) => itemNeeds({ key }, { kind: 'text', text }, context, session)),
  );
};

/** Where a question of a form stands, a correction has its words. */
export const mayCorrect: When = { text: correctionCue, where: ({ inForm }) => inForm === 'question' };

/** "Sekolahnya SMKN 5 maaf", where a number is asked: what is called by its name, and shows that it is that. */
const toldByName = (
  text: string,
  session: Session,
  items: readonly Item[],
  context: Context,
  from: 'form' | 'review',
): Move | null => {
  const { draft } = draftOf(context);
  const asked = askedField(session, items);
  const called = asked && asked.type !== 'long_text' ? calledIn(text, items, draft) : undefined;
  if (!asked || !called?.field || called.key === asked.key) return null;
  // "Jenjangnya s2", where a title is asked: of a kind that only such words are.
  const isFree = isFreeText(asked);
  if (isFree && called.field.type !== 'choice') return null;
  const told = withoutCourtesy(afterName(text));
  const judged = fieldContext(asked, draft, context);
  const isIt = isFreeText(called.field)
    ? evidence(told, holdsOf(called.field)) === 'yes'
    : readPart(told, called.field, fieldContext(called.field, draft, context)) !== null;
  if (!isIt || (!isFree && readPart(text, asked, judged) !== null) || asksSomething(said(text))) return null;
  return mended(called, told, from, context, session);
};

const read: Reader = ({ session, event, context }) => {
  const { at } = session;
  const { draft } = context;
  if (event.kind !== 'text' || placeAt(at, context).inForm !== 'question' || !draft) return null;
  const { service } = draftOf(context);
  const items = visibleItems(service, draft);
  const from = at.name === 'review' ? 'review' : 'form';
  const line = lineIn(event.text, session);
  const named = line && items.find(({ key }) => key === line.key);
  if (line && named) return mended(named, line.told, from, context, session);
  const isStory = askedField(session, items)?.type === 'long_text' && !asksForChange(event.text);
  const byMuch = isStory ? null : takeMoreOrLess(event.text, items, from, context);
  if (byMuch) return byMuch;
  const change = changeIn(event.text) ?? (at.name === 'review' ? toldAnew(event.text) : null);
  // "Website kebobolan, tampilannya jadi iklan": a story says of many things what they became.
  if (change !== null && !isStory) {
    const time = earlierTime(event.text, session, items, draft);
    if (time) return mended(time.item, time.told, from, context, session);
    const letter = letterCalled(change, items);
    if (letter) return mended(letter, '', from, context, session);
    const answered = items.filter((item) => hasAnswer(item, draft));
    const keys = fieldsNamed(change, fieldsOf(answered)).map(({ key }) => key);
    const [only, ...others] = answered.filter(({ key }) => keys.includes(key));
    if (only && others.length === 0) return mended(only, behindName(change, only), from, context, session);
    if (only) {
      const told = behindName(change, only);
      return {
        to: { name: 'which', keys, ...(told === '' ? {} : { text: told }) },
        intro: formTexts.changing,
      };
    }
  }
  const instead = correctionIn(event.text) ?? insteadOf(event.text, session, items, context);
  if (instead === null) {
    const earlier = earlierTime(event.text, session, items, draft);
    if (earlier) return mended(earlier.item, earlier.told, from, context, session);
    return toldByName(event.text, session, items, context, from);
  }
  const alone = onlyCalled(instead, items, draft);
  if (alone) return mended(alone, '', from, context, session);
  const called = calledIn(instead, items, draft);
  if (called) return mended(called, afterName(instead), from, context, session);
  const plainly = said(event.text).words.some(({ word }) => wrongly.has(word));
  const last = aimedAt(instead, recent(session, items, draft.id, plainly), context);
  const before = answeredBefore(instead, items, last, context) ?? nameBefore(instead, items, last, draft);
  const aimed = before ? [before] : last;
  // "Harusnya SMKN 7", where that answer has just been opened again.
  const opened =
    at.name === 'item' ? items.find((item) => item.key === at.key && hasAnswer(item, draft)) : undefined;
  const [only = opened, ...others] = aimed;
  if (!only) return null;
  if (others.length === 0) return mended(only, instead, from, context, session);
  return {
    to: { name: 'which', keys: aimed.map(({ key }) => key), ...(instead === '' ? {} : { text: instead }) },
  };
};

/** "Eh salah, 4 orang", "mau ubah jamnya": the answer that is meant is opened again, with what it is to be where that is said. */
export const readCorrection: Asked = { when: mayCorrect, read };
