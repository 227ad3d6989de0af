import { fold, remembered } from '../../kernel/fold.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import { stemsOf } from '../../kernel/lexicon/stems.ts';
import type { ToldOf } from '../field-schema.ts';
import { isNamedActivity } from './activity.ts';
import { isSoft } from './soft-words.ts';
import { isTalkWord, isTie } from './talk-words.ts';
import {
  aims,
  denials,
  growth,
  information,
  manners,
  purposes,
  things,
  troubles,
  works,
} from './told-words.ts';
import { isSomebodys, isVerbForm } from './verb-forms.ts';

/** Shorter stems are found in too many words. */
const leastStem = 4;
/** Of something: "tampilannyo", "websitenye". */
const whose = /(?<=\p{L}{3})(?:nya|nye|nyo|ny)$/u;

type Knows = (word: string) => boolean;
const knowing = (...sets: readonly ReadonlySet<string>[]): Knows => {
  const known = remembered((word) => {
    const bare = word.replace(whose, '');
    // "Lupo", "marah2": Malay ends in another vowel, and a figure says a word twice.
    const forms = [word, bare, bare.replace(/(?<=\p{L}{3})[oe]$/u, 'a'), bare.replace(/2$/, '')].flatMap(
      (form) => [form, normalWord(form)],
    );
    const stems = stemsOf(word).filter((stem) => stem.length >= leastStem);
    return [...forms, ...stems].some((form) => sets.some((set) => set.has(form))) ? word : null;
  });
  return (word) => known(word) !== null;
};

/** Whether a folded word is one of the things that offices like ours run. */
export const isThing = knowing(things);
/** Whether a folded word says that something goes wrong. */
export const isTrouble = knowing(troubles);
const isMatter = knowing(troubles, manners);
const isInformation = knowing(information, things);
const isPurpose = knowing(purposes);
const isMore = knowing(growth);
const isKnown = knowing(information, works, things);
const isWork = knowing(works, things);

/** A word that says something of its own, and is none people talk with. */
const tells: Knows = (word) =>
  !isTalkWord(word) && !isTie(normalWord(word)) && !isSoft(word) && !isVerbForm(word) && !isSomebodys(word);

/** Whether what is done is told, by words that are no talk. */
const tellsDoing = (words: readonly string[]): boolean =>
  isNamedActivity(words.filter((word) => tells(word) && !/^\d+$/.test(word)).join(' '));

/** A word of a kind, and something beside it that it is said of. */
const besides = (words: readonly string[], isOne: Knows): boolean =>
  words.some((word, at) => isOne(word) && words.some((other, place) => place !== at && tells(other)));

/** "Buat absen pegawai", "biar data sinkron", "mau dipajang": what it is for stands behind. */
const saysFor = (words: readonly string[]): boolean =>
  words.some((word, at) => aims.has(word) && words.slice(at + 1).some(tells));

/** "Ndak bise konek": what is wrong by what is not so. */
const isNot = (words: readonly string[]): boolean =>
  words.some((word, at) => denials.has(normalWord(word)) && words.slice(at + 1).some(isThing)) ||
  words.some(
    (word, at) => isThing(word) && words.slice(at + 1).some((other) => denials.has(normalWord(other))),
  );

/** "Pegawai tambah banyak": what there is more of. */
const growsIn = (words: readonly string[]): boolean => besides(words, isMore) && words.some(isKnown);

const tellsTrouble = (words: readonly string[]): boolean =>
  besides(words, isMatter) || besides(words, isThing) || isNot(words);

const tellsPurpose = (words: readonly string[]): boolean =>
  words.some(isPurpose) || saysFor(words) || tellsDoing(words);

/** A notice is a sentence. */
const leastNotice = 5;

/** "Masih tahap pengembangan": how far it is, and not what it is. */
const howFar = new Set(['masih', 'belum', 'sudah', 'lagi', 'sedang', 'baru', 'nanti']);
const tellsHowFar = ([first = '']: readonly string[]): boolean => howFar.has(normalWord(first));
/** Where something happens, or is lacking, how far it is may be all there is to tell. */
const mayBegin = new Set<ToldOf>(['trouble', 'reason']);

const kinds: Record<ToldOf, (words: readonly string[]) => boolean> = {
  information: (words) => besides(words, isInformation) || words.some((word) => /^(?:19|20)\d\d$/.test(word)),
  purpose: tellsPurpose,
  reason: (words) => tellsPurpose(words) || tellsTrouble(words) || growsIn(words),
  trouble: tellsTrouble,
  work: (words) => besides(words, isWork) || saysFor(words) || tellsDoing(words),
  summary: (words) =>
    words.length >= leastNotice &&
    (tellsDoing(words) || words.some((word) => /\d/.test(word) || isThing(word))),
};

/** So many words tell a story, whatever they are. */
const story = 12;

const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];

/** What single words show of each kind, however long the text is. */
const shows: Record<ToldOf, Knows> = {
  information: isInformation,
  purpose: (word) => isPurpose(word) || isWork(word) || isInformation(word),
  reason: (word) => isPurpose(word) || isMatter(word) || isThing(word) || isMore(word) || isWork(word),
  trouble: (word) => isMatter(word) || isThing(word),
  work: (word) => isWork(word) || isInformation(word),
  summary: (word) => isKnown(word) || isPurpose(word),
};

/** "Saya mau nanya dulu", "mau memastikan": a question is announced. */
const announces = new Set('tanya memastikan mastikan konfirmasi pastikan penasaran'.split(' '));
/** How far into a text that stands. */
const firstWords = 14;
/** Their own telling, put off: "nanti saya ceritakan", "belum bisa ngetik panjang". */
const telling =
  /^(?:di|me|men|meng|nge?|n)?(?:cerita|ketik|etik|tulis|ulis|lengkap|jelas|isi|sambung)(?:in|kan|i)?$/u;
const putOff = new Set(['nanti', 'besok', 'belum']);
/** Less than this of a text with so few words of its kind is no talk. */
const [fewShown, mostlyOwn] = [3, 0.42];
/** So near to each other the two belong together. */
const near = 9;

const isPutOff = (words: readonly string[]): boolean =>
  words.some(
    (word, at) =>
      putOff.has(normalWord(word)) && words.slice(at + 1, at + near).some((other) => telling.test(other)),
  );

/**
 * Whether a long text speaks with us instead of telling what is asked: it announces a question, puts its own telling off, or has no
 * word in it of the kind that is asked for. Where something goes wrong, whoever says what may ask about it as well.
 */
export const onlyTalks = (text: string, kind: ToldOf | undefined): boolean => {
  const words = wordsIn(text);
  const isAbout = kind === undefined ? Object.values(shows) : [shows[kind]];
  const telling = words.filter((word) => !isTie(normalWord(word)) && !isSoft(word));
  const own = telling.filter((word) => !isTalkWord(word) && !isVerbForm(word));
  const shown = new Set(own.filter((word) => isAbout.some((shows) => shows(word))));
  if (shown.size === 0) return true;
  if (shown.size < fewShown && own.length < mostlyOwn * telling.length) return true;
  if (kind === 'trouble' && own.some(isMatter)) return false;
  return isPutOff(words) || words.slice(0, firstWords).some((word) => announces.has(normalWord(word)));
};

/**
 * Whether a text of one's own shows by a word that it tells what is asked: the data somebody wants, what for, what goes wrong, what
 * is done. What shows none of it may be talk beside the question. Where nothing says what a field asks for, any of these will do.
 */
export const tellsOf = (text: string, kind: ToldOf | undefined): boolean => {
  const words = wordsIn(text);
  if (words.length >= story) return true;
  if (kind !== undefined && !mayBegin.has(kind) && tellsHowFar(words)) return false;
  return kind === undefined ? Object.values(kinds).some((isOne) => isOne(words)) : kinds[kind](words);
};
