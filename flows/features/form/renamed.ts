import { isFreeText } from '../../fields/index.ts';
import type { Holds } from '../../fields/field-schema.ts';
import { evidence } from '../../fields/several/evidence.ts';
import { readPart } from '../../fields/several/filled.ts';
import { onlyNamed } from '../../fields/several/named.ts';
import type { Context } from '../../kernel/context.ts';
import { fold, foldWords } from '../../kernel/fold.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import type { Move } from '../../kernel/move.ts';
import type { Session } from '../../kernel/session.ts';
import { fieldsOf } from './answered-before.ts';
import { changing, firstOf, notRight, wrongly } from './correction-words.ts';
import { draftOf, fieldContext } from './form.ts';
import { hasAnswer, visibleItems, type Item } from './items.ts';
import { holdsOf } from './known-answers.ts';
import { mended } from './mended.ts';

/** More words tell a story. */
const longest = 9;
/** A name has no more words. */
const longestName = 3;
/** Kinds of answers that nothing else hangs on. */
const standsAlone = new Set<string>(['text', 'location', 'phone', 'email', 'url']);
const people = new Set<Holds | undefined>(['person', 'people']);

type At = { text: string; answered: readonly Item[]; context: Context };
type Told = { item: Item; instead: string };

const named = (name: string, items: readonly Item[]): Item | undefined => {
  const found = onlyNamed(name, fieldsOf(items));
  return found && items.find(({ key }) => key === found.key);
};

/** "Hp narahubung kurang satu angka": what is called by its name is not right. */
const notRightIn = ({ text, answered }: At): Told | null => {
  const { words } = said(text);
  const first = firstOf(words);
  const end = words.findIndex(({ word }, at) => at > first && (notRight.has(word) || wrongly.has(word)));
  if (first < 0 || end < 0 || end - first > longestName) return null;
  const item = named(text.slice(words[first]?.from, words[end - 1]?.to), answered);
  return item ? { item, instead: '' } : null;
};

/** "Hapus nama komunitas": what is done stands before the name. */
const undoneIn = ({ text, answered }: At): Told | null => {
  const { words } = said(text);
  const at = firstOf(words);
  const next = words[at + 1];
  if (at < 0 || !next || !notRight.has(words[at]?.word ?? '')) return null;
  const item = named(text.slice(next.from), answered);
  return item ? { item, instead: '' } : null;
};

/** "Yg mau ikut ganti orang": what is to be another stands behind the word that says so; other people are named, and not counted. */
const swappedIn = ({ text, answered }: At): Told | null => {
  const { words } = said(text);
  const [verb, object] = words.slice(-2);
  if (words.length < 3 || !verb || !object || !changing.has(verb.word)) return null;
  const ofPeople = answered.filter(({ field }) => field?.type === 'text' && people.has(field.holds));
  const [only, more] =
    object.word === 'orang' ? ofPeople : [named(object.word, answered)].filter((item) => item !== undefined);
  return only && !more ? { item: only, instead: '' } : null;
};

/** "Yg bertanggung jawab pak Yusuf": behind its name stands what shows to be such an answer. */
const behindNameIn = ({ text, answered, context }: At): Told | null => {
  const { words } = said(text);
  const first = firstOf(words);
  for (let count = longestName; first >= 0 && count > 0; count -= 1) {
    const behind = words[first + count];
    const item = behind && named(text.slice(words[first]?.from, words[first + count - 1]?.to), answered);
    if (!behind || !item?.field || !standsAlone.has(item.field.type)) continue;
    const instead = text.slice(behind.from).trim();
    const isIt = isFreeText(item.field)
      ? evidence(instead, holdsOf(item.field)) === 'yes'
      : readPart(instead, item.field, fieldContext(item.field, draftOf(context).draft, context))?.ok === true;
    if (isIt) return { item, instead };
  }
  return null;
};

const not = /^(\S.{0,40}?),? (?:bukan|bkn) (\S+(?: \S+){0,2})$/iu;
/** "Pakai laravel 10 bukan 11": the one answer that has in it what it is not to be. */
const deniedIn = ({ text, answered, context }: At): Told | null => {
  const [, told, denied] = not.exec(text.trim()) ?? [];
  if (told === undefined || denied === undefined) return null;
  const { draft } = draftOf(context);
  const gone = ` ${foldWords(fold(denied))} `;
  const [only, more] = answered.filter(({ key }) => {
    const answer = draft.answers[key];
    return typeof answer === 'string' && ` ${foldWords(fold(answer))} `.includes(gone);
  });
  return only && !more ? { item: only, instead: '' } : null;
};

/** What a list of the answers is told of one of them, by its name or by what it says: opened again, or mended. */
export const takeRenamed = (text: string, context: Context, session: Session): Move | null => {
  const heard = said(text);
  if (heard.marked || heard.words.length > longest || asksSomething(heard)) return null;
  const { draft, service } = draftOf(context);
  const answered = visibleItems(service, draft).filter((item) => hasAnswer(item, draft));
  const at: At = { text, answered, context };
  const found = notRightIn(at) ?? undoneIn(at) ?? swappedIn(at) ?? behindNameIn(at) ?? deniedIn(at);
  return found && mended(found.item, found.instead, 'review', context, session);
};
