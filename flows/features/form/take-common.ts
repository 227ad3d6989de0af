import { isSoft } from '../../fields/read/soft-words.ts';
import { isTalkWord, isTie } from '../../fields/read/talk-words.ts';
import type { GivenAnswer } from '../../kernel/dialogue.ts';
import { foldWords, plainWords } from '../../kernel/fold.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { isFiller, said } from '../../kernel/lexicon/said.ts';
import type { Move } from '../../kernel/move.ts';
import { comesLater, disagrees, goesOn, hasNone, saysDone, sends, skips } from '../../kernel/spoken.ts';
import { skipItem } from './accept-answer.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from './draft.ts';
import { draftOf, nextPlace, touched, until } from './form.ts';
import { afresh, refused, type ItemTurn } from './item-turn.ts';
import { hasAnswer, isAnswered, itemsOf, type Item } from './items.ts';
import { formTexts } from './texts.ts';
import { wayOutOfForm } from './ways-out.ts';

const skipped = (turn: ItemTurn): Move =>
  turn.item.required
    ? refused(turn, formTexts.notRequiredAnswer)
    : skipItem(turn.draft, turn.item, turn.context);

/** *Tetap pakai ini* and *Selesai unggah*: on with what is there. */
const kept = (turn: ItemTurn): Move => {
  if (hasAnswer(turn.item, turn.draft)) return { to: nextPlace(turn.context) };
  return turn.item.letter && turn.item.required
    ? refused(turn, formTexts.wantFile(turn.item.label))
    : skipped(turn);
};

const replaced = ({ at, item, draft, context }: ItemTurn): Move => {
  const files = Object.fromEntries(Object.entries(draft.files).filter(([key]) => key !== item.key));
  return { to: afresh(at), draft: touched({ ...draft, files }, context), intro: formTexts.filesDropped };
};

/** "There is none", "later": of what may be left out it leaves it out; of a letter that is needed it says how to go on later. */
const absentChoice = ({ required, letter, field }: Item): string | null => {
  if (!required && field?.type !== 'yes_no') return 'skip';
  return letter ? 'later' : null;
};

/** How many questions must still be answered before the form can be sent. */
const neededStill = (draft: Draft, context: Context): number =>
  itemsOf(draftOf(context).service, draft).filter((item) => item.required && !isAnswered(item, draft)).length;

/** "Anak smk ga ada cv": there is none of what is asked, by its name. */
const none =
  /(?<!\p{L})(?:tidak|tdk|tak|gak?|nggak|ngga|ndak|nda|dak|belum|blm|blom) (?:ada|ade|punya|punye|pnya|bikin|buat|usah|perlu|pakai|pake|butuh) (\p{L}+?)(?:nya|nye)?(?: (?:kak|pak|bu|min|mas|mbak|bang|ya))*[.! ]*$/iu;
const saysNoneOf = (words: string, { label }: Item): boolean => {
  const named = none.exec(words)?.[1];
  return named !== undefined && foldWords(label).split(' ').includes(named.toLowerCase());
};

const has = /(?<!\p{L})(?:sudah|udah|udh|sdh|dah|punya|ada|tapi|tp)(?!\p{L})/iu;
/** "Ga ada, sendiri aja": there is none, and words of talk behind it. */
const saysNoneAndWhy = (words: string): boolean => {
  const [first = '', reason] = words.split(/[,.;] */, 2);
  if (reason === undefined || reason === '') return endsInNone(words);
  // "Tidak perlu, sudah punya" says of something that it is there.
  return hasNone(first) && !has.test(reason) && (isOnlyTalk(reason) || isOfNobody(reason));
};

const alone = new Set('pribadi perorangan perseorangan individu mandiri umum personal'.split(' '));
/** "Pribadi", "umum": of no body at all. */
const isOfNobody = (words: string): boolean => {
  const told = said(words).words.filter(({ word }) => !isFiller(word));
  return told.length > 0 && told.every(({ word }) => alone.has(word));
};

const isOnlyTalk = (words: string): boolean =>
  (words.match(/[\p{L}\p{N}]+/gu) ?? []).every(
    (word) => isTalkWord(word) || isTie(word.toLowerCase()) || isSoft(word.toLowerCase()),
  );

/** "Biasa aja ga perlu": words of talk, and behind them that there is none. */
const endsInNone = (words: string): boolean => {
  const [, before, none] = lastTwo.exec(words.trim()) ?? [];
  return (
    before !== undefined && none !== undefined && hasNone(none) && !has.test(before) && isOnlyTalk(before)
  );
};
const lastTwo = /^(\S+(?: \S+){0,3}) (\S+ \S+)$/u;

/** "Proposalnya lagi direvisi, nyusul ya": whatever else is said of a letter, it comes later. */
const saysItFollows = (words: string): boolean => {
  const heard = said(words);
  return heard.words.some(({ word }) => word === 'menyusul') && !asksSomething(heard);
};

/** "Bentar ya suratnya masih di kampus", "lagi nunggu tanda tangan": it is not at hand yet. */
const stillUnderWay =
  /(?<!\p{L})(?:masih|msh|lagi|lg|sedang|sdg|belum|blm|blom|nunggu|tunggu|menunggu|mau)(?: \p{L}+){0,3} (?:di \p{L}{3,}|(?:di|me|men|ng|nge)?(?:buat|bikin|proses|revisi|urus|ketik|cetak|print|scan|minta|tanda ?tangan|ttd|teken|cap|stempel|ambil)(?:i|in|kan|nya)?|acc|jadi|selesai|kelar|keluar|turun|siap|dekan|dosen|kepsek|pimpinan|kepala|ketua|rektor)(?!\p{L})/iu;
const longestExcuse = 14;
const isUnderWay = (words: string): boolean => {
  const heard = said(words);
  return heard.words.length <= longestExcuse && stillUnderWay.test(words) && !asksSomething(heard);
};

/** "Besok lah": a letter comes on another day. */
const otherDay = new Set([
  'besok ',
  'lusa ',
  'besok pagi ',
  'minggu depan ',
  'senin ',
  'nanti malam ',
  'nanti sore ',
  'malam ',
  'sore ',
]);

/** "Nanti aja", and not "belum ada": the form is put off, for what is asked cannot come by itself later. */
const putsOff = (words: string): boolean => comesLater(words) && said(words).words[0]?.word === 'nanti';

/** "Ga ada bukti", said where something else is asked: what it is about comes later. */
const laterItem = (words: string, item: Item, draft: Draft, context: Context): Item | undefined => {
  const spoken = new Set(said(words).words.map(({ word }) => word));
  const isNamed = ({ label }: Item): boolean =>
    foldWords(label)
      .split(' ')
      .some((word) => (word.length > 2 || (word.length === 2 && !isTie(word))) && spoken.has(word));
  if (isNamed(item)) return undefined;
  return itemsOf(draftOf(context).service, draft).find((one) => !isAnswered(one, draft) && isNamed(one));
};

/** What a word or button means that every item knows, whatever its type. */
const commonChoice = (
  { at, item, draft, context }: ItemTurn,
  { choice, words }: GivenAnswer,
): string | null => {
  if (choice !== null || words === null) return choice;
  if (skips(words)) return 'skip';
  if (item.letter && saysDone(words)) return 'uploaded';
  // At the review again in their mind: what stands there is what they mean to send.
  if (at.from === 'review' && hasAnswer(item, draft) && sends(words)) return 'unchanged';
  if (at.from === 'form' && sends(words) && neededStill(draft, context) > 0) return 'not_yet';
  if (goesOn(words) && item.required && !hasAnswer(item, draft)) return 'here';
  if (goesOn(words) || (at.from === 'form' && sends(words))) return hasAnswer(item, draft) ? 'keep' : 'skip';
  if ((hasNone(words) || saysItFollows(words)) && laterItem(words, item, draft, context)) return 'of_another';
  if (item.required && !item.letter && putsOff(words)) return 'way.later';
  if ([hasNone, comesLater, disagrees].some((means) => means(words))) return absentChoice(item);
  if (item.letter && (saysItFollows(words) || isUnderWay(words) || otherDay.has(said(words).core)))
    return absentChoice(item);
  if (!item.required && (saysNoneAndWhy(words) || saysNoneOf(words, item))) return absentChoice(item);
  return ['tetap', 'tetap pakai ini'].includes(plainWords(words)) && hasAnswer(item, draft) ? 'keep' : null;
};

/** An identity card is sent by its link only, so that is what comes again. */
const laterText = ({ item, draft, context }: ItemTurn): string =>
  (item.sensitive ? formTexts.secureLater : formTexts.letterLater)(item.label, until(draft, context));

/** What every item knows, whatever its type: to keep what is there, to leave out, to go on later. */
export const takeCommon = (turn: ItemTurn, given: GivenAnswer): Move | null => {
  switch (commonChoice(turn, given)) {
    case 'keep':
    case 'uploaded':
      return kept(turn);
    case 'replace':
      return replaced(turn);
    case 'skip':
      return skipped(turn);
    case 'unchanged':
      return { to: { name: 'review' }, intro: formTexts.unchanged };
    case 'here':
      return { to: afresh(turn.at), intro: formTexts.goingOn, session: { wrong: 0 } };
    case 'of_another': {
      const other = laterItem(given.words ?? '', turn.item, turn.draft, turn.context);
      return refused(turn, formTexts.askedLater(other?.label ?? turn.item.label));
    }
    case 'not_yet':
      return refused(turn, formTexts.notYet(neededStill(turn.draft, turn.context)));
    case 'later':
      return refused(turn, laterText(turn));
    case 'way.later':
      return wayOutOfForm('way.later', turn.context);
    case null:
    default:
      return null;
  }
};
