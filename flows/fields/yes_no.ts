import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { fold, foldWords } from '../kernel/fold.ts';
import { normalWord } from '../kernel/lexicon/spelling.ts';
import { ask, refuse, take } from './read/give.ts';
import { wordsOfLabel } from './read/left-over.ts';
import { isSoft } from './read/soft-words.ts';
import type { FieldOf } from './field-schema.ts';

/** The two options of every yes/no question. */
export const yesNoOptions = [
  { id: 'yes', label: 'Ya' },
  { id: 'no', label: 'Tidak' },
] as const;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const yes = words(
  'iyalah iyelah iyolah yalah tentulah pastilah okelah iyadong iyadeh ya y yaa yaaa yah iya iyaa iye iyo ye yes yess yup yap yoi yep betul benar bener ok oke okay okey setuju tentu pasti jelas siap sip boleh sure of course hooh heeh',
);
const no = words(
  'tidak tidk tida t tdk tak tidaklah nggak enggak engga ngga ngak gak gk ga g kagak ndak ndk nda tadak dak no nope n bukan jangan jgn tanpa ogah gausah',
);
/** Yes by themselves, and nothing beside a no: "ada", but "tidak ada". */
const mild = words(
  'perlulah bolehlah maulah ada ade perlu prlu butuh btuh mau mw boleh bisa tersedia pakai pake pakek gunakan minta sertakan disediakan diperlukan membutuhkan memerlukan dibutuhkan ingin pengen',
);
const filling = words(
  'disiapin disiapkan disediain dibuatin dibuatkan dibikin dibikinin biar saye nama usah dulu banget bgt sekali juga jg kami kita saya sy aku untuk utk itu ini ituu yang yg tetap memang emang dari lebih baik sangat akan nanti disini kalau begitu jadi dengan dgn apa mending mendingan sebaiknya baiknya',
);
/** What is said behind a no without meaning yes. */
const sound = words('ya y yah yaa ok oke okay siap sip');
/** What has not happened yet, or has: whether that is a yes hangs on the question. */
const done = words('sudah udah sdh udh dah');
const undone = words('belum blm blom blum');
/** "Mungkin", "tergantung": no answer yet. */
const unsure =
  /(?<![\p{L}])(?:mungkin|mgkin|mgkn|tergantung|trgantung|bingung|entah(?:lah)?|terserah|bebas|kayaknya|kyknya|keknya|sepertinya|lihat nanti|liat nanti|belum tau|belum tahu|blm tau|blm tahu|tidak tau|tidak tahu|gatau|gak tau|ga tau|nggak tau|ndak tau|tdk tau|tdk tahu|kurang tau|kurang tahu|ragu|bisa jadi|maybe|(?:kalau|klo|kalo|klu|kalok) (?:bisa|ada|memang ada|boleh|perlu)|50 50)(?![\p{L}])/u;
const fine =
  /(?<![\p{L}])(?:tidak|ga|gak|nggak|ndak|tdk|tak|dak) (?:ap[aeo] ?-? ?(?:ap[aeo]|2)|ap[aeo](?= \p{L}|[\s.!]*$)|papa|masalah|keberatan)|gpp|gapapa/u;

const number = /^\(?([12])[.)]?$/;
const thumbs = /^[\u{1F44D}\u{1F44C}\u{2705}\u{1F64F}\p{Emoji_Modifier}\ufe0f\s]+$/u;

/** What stands before an unsure word: "kayaknya iya" leans to yes. */
const leaning = (said: readonly string[]): boolean | null => {
  const [hasYes, hasNo] = [
    said.some((word) => yes.has(word) || mild.has(word)),
    said.some((word) => no.has(word)),
  ];
  if (hasYes === hasNo) return hasNo && !said.some((word) => yes.has(word)) ? false : null;
  return hasYes;
};

type Tally = { value: boolean | null; likely: boolean };

const tally = (said: readonly string[], asksWhetherDone: boolean): Tally => {
  const has = (set: ReadonlySet<string>): boolean => said.some((word) => set.has(word));
  // "Tidak ya, pak": a small yes behind a no is only a sound.
  const sounds =
    said.findIndex((word) => no.has(word)) === 0 && said.every((word) => !yes.has(word) || sound.has(word));
  if (has(yes) && has(no) && !sounds) return { value: null, likely: false };
  if (has(no)) return { value: false, likely: has(done) };
  if (has(undone))
    return {
      value: has(yes) ? null : false,
      likely: !asksWhetherDone && has(mild) && !has(words('ada ade')),
    };
  if (has(yes)) return { value: true, likely: has(done) && !asksWhetherDone };
  if (has(done)) return asksWhetherDone ? { value: true, likely: false } : { value: null, likely: false };
  return { value: has(mild) ? true : null, likely: false };
};

/** Why not, in words that answer nothing else. */
const reasons = words(
  'sendiri sendirian masing berani rela ikhlas sudah udah punya cukup aman makasih biasa bisa repot santai standar seadanya kok gampang mudah',
);
/** "Aman ga": asked as often as said. */
const isPlainReason = (word: string): boolean => word !== 'aman' && isReason(word);
/** Why yes. */
const feelings = words('takut malu segan sungkan khawatir');
const isReason = (word: string): boolean =>
  reasons.has(word) || filling.has(word) || mild.has(word) || isSoft(word);
/** "Didampingi" is about "pendampingan". */
const stemOf = (word: string): string =>
  word.replace(/^(?:di|mem|men|meng|me|ber|pen|pem|peng|pe)/, '').replace(/(?:kan|an|i|nya)$/, '');
const isOf = (names: ReadonlySet<string>, word: string): boolean =>
  names.has(word) || (stemOf(word).length > 3 && [...names].some((name) => name.includes(stemOf(word))));

/** A no before a comma, and whether what stands behind it is talk and nothing more: "ndak perlu, kami bisa sendiri". */
const plainNo = (folded: string, names: ReadonlySet<string>): 'sure' | 'likely' | null => {
  const [first = '', reason] = folded.split(',');
  if (reason === undefined) return null;
  const all = foldWords(first).split(' ');
  const isNo =
    all.some((word) => no.has(word)) &&
    all.every(
      (word) =>
        no.has(word) ||
        mild.has(word) ||
        filling.has(word) ||
        isSoft(word) ||
        (word.length > 6 && isOf(names, word)),
    );
  if (!isNo) return null;
  return foldWords(reason).split(' ').every(isReason) ? 'sure' : 'likely';
};

/** So many words may stand between a no and what it is said of: "tidak usah di tampilkan". */
const nearby = 3;
/** "Tampil jak, ndak usah takut": a no is only said of the word it stands right before, or that it ends with: "tampil jangan". */
const isDenied = (all: readonly string[], isIt: (word: string) => boolean): boolean => {
  const at = all.findIndex(isIt);
  const before = all.slice(Math.max(0, at - nearby), at);
  const from = before.findLastIndex((word) => no.has(word));
  const ties = from < 0 ? [] : before.slice(from + 1);
  if (from >= 0)
    return ties.every((word) => filling.has(word) || mild.has(word) || isSoft(word) || isOfName(word));
  const behind = all.slice(at + 1).filter((word) => !isSoft(word) && !isOfName(word));
  return behind.length > 0 && behind.every((word) => no.has(word) || filling.has(word) || mild.has(word));
};
/** "Sembunyikan dong, jangan sampai ketahuan": the no is of another verb, which stands behind it. */
const isOfOther = (all: readonly string[], isIt: (word: string) => boolean): boolean => {
  const at = all.findIndex(isIt);
  const from = all.findIndex((word, place) => place > at && no.has(word));
  if (from < 0 || unsure.test(all.join(' '))) return false;
  const adds = (word: string): boolean => filling.has(word) || isSoft(word) || isOfName(word);
  const verb = all
    .slice(from + 1)
    .find((word) => !adds(word) && !mild.has(word) && word !== 'sampai' && word !== 'sampe');
  return all.slice(at + 1, from).every(adds) && verb !== undefined && !no.has(verb);
};
const isOfName = (word: string): boolean =>
  word === 'nama' || word === 'namanya' || word === 'identitas' || word === 'di';

/** The answer that one of the phrases of this very question says, those of several words. */
const phraseOf = (
  all: readonly string[],
  { yes: own = '', no: other = '' }: FieldOf<'yes_no'>,
): boolean | null => {
  const text = ` ${all.join(' ')} | ${all.map((word) => normalWord(word)).join(' ')} `;
  const whole = (names: string): boolean =>
    names.split(',').some((name) => name.trim().includes(' ') && text.includes(` ${foldWords(name)} `));
  return whole(own) === whole(other) ? null : whole(own);
};

/** What the words of this very question say: "tampilkan saja" where it is asked whether to hide; null where none of them is said. */
const byOwnWords = (all: readonly string[], field: FieldOf<'yes_no'>): boolean | null => {
  const { yes: own = '', no: other = '' } = field;
  const isAmong = (word: string, names: string): boolean => {
    const known = names.split(',').map((name) => foldWords(name));
    return known.includes(word) || known.includes(stemOf(word));
  };
  const says = (names: string): boolean => all.some((word) => isAmong(word, names));
  const phrase = phraseOf(all, field);
  if (phrase !== null) return phrase;
  const [positive, negative] = [says(own), says(other)];
  if (positive === negative) return null;
  // "Iye rahasiakan": both say the same.
  if (all.some((word) => yes.has(word) && !sound.has(word)))
    return positive && !all.some((word) => no.has(word)) ? true : null;
  if (!all.some((word) => no.has(word))) return positive;
  const isIt = (word: string): boolean => isAmong(word, positive ? own : other);
  if (isDenied(all, isIt)) return !positive;
  return isOfOther(all, isIt) ? positive : null;
};

const nothing: ReadonlySet<string> = new Set();
/** Longer texts speak of something else. */
const fewOwnWords = 5;

/** Whether a short text can only be about this question, by the words that the question alone has. */
export const isByOwnWords = (typed: string, field: FieldOf<'yes_no'>): boolean => {
  const all = foldWords(fold(typed.slice(0, 100)))
    .split(' ')
    .filter((word) => word !== '');
  if (all.length > fewOwnWords || typed.includes('?')) return false;
  const names = wordsOfLabel(field.label);
  const own = all.filter(
    (word) => byOwnWords([word], field) !== null || (word.length > 6 && isOf(names, word)),
  );
  const ofPhrase =
    phraseOf(all, field) === null ? nothing : words(foldWords(`${field.yes ?? ''} ${field.no ?? ''}`));
  const about = (word: string): boolean =>
    own.includes(word) ||
    ofPhrase.has(word) ||
    isOf(names, word) ||
    isSoft(word) ||
    [yes, no, mild, filling].some((set) => set.has(word));
  // "Rahasia" alone says no more than that the answer is one.
  const telling = all.filter((word) => !isSoft(word));
  if (telling.length < 2 && !telling.some((word) => isOf(names, word))) return false;
  return (
    (own.length > 0 || ofPhrase.size > 0) &&
    all.every((word) => about(word) || /^nama(?:ku|nya|nye|saya)?$/.test(word))
  );
};

/** "Emang kelihatan sama siapa". */
const asksWhat =
  /^(?!.*(?:jangan|jgn|tidak|tdk|gak?|nggak|ndak|siapa ?-? ?siapa)).*(?<!\p{L})(?:siapa|siape|apa|mana|dimana|kapan|gimana|bagaimana|kenapa|berapa)(?:nya)?(?: (?:ya|sih|min|kak|pak|bu|mas|mbak|bang|aja|saja))*$/u;
const statementAsked =
  /^\S.* \S.* (?:tidak|tdk|gak?|nggak|ngga|ndak|dak|nda|kah|ke)(?: (?:ya|sih|min|kak|pak|bu|mas|mbak|bang))*$/u;

const read = (typed: string, field: FieldOf<'yes_no'>): Reading => {
  if (/^\s*\u{1F44D}/u.test(typed) && thumbs.test(typed)) return take(true);
  const folded = fold(typed.slice(0, 100));
  const numbered = number.exec(folded.replace(/ (?:pak|bu|kak|min|ya|aja|saja)$/, ''))?.[1];
  if (numbered !== undefined) return take(numbered === '1');
  // "Nama saya kelihatan ga": a statement with a no behind it asks.
  if (asksWhat.test(folded)) return refuse(say.yesOrNo(field));
  if (statementAsked.test(folded) && !folded.includes(',')) return refuse(say.yesOrNo(field));
  const ownWords = byOwnWords(foldWords(folded.replace(fine, ' ')).split(' '), field);
  if (ownWords !== null && !unsure.test(folded))
    return folded.includes('?') ? refuse(say.yesOrNo(field)) : take(ownWords);
  if (fine.test(folded)) return refuse(say.yesOrNo(field));
  // "Repot2" is "repot".
  const all = foldWords(folded)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(/(?<=\p{L}{3})2$/u, ''));
  if (unsure.test(folded)) {
    const leans = leaning(foldWords(folded.replace(unsure, ' ')).split(' '));
    return leans === null ? refuse(say.yesOrNo(field)) : ask(leans, say.meant(leans ? 'Ya' : 'Tidak'));
  }
  const names = wordsOfLabel(field.label);
  const known = (word: string): boolean =>
    [yes, no, mild, filling, done, undone].some((set) => set.has(word));
  const rest = all.filter((word) => !known(word) && !isSoft(word) && !isOf(names, word)).join(' ');
  // "Sembunyikan saja": the question's own verb is a yes, unless a no stands beside it.
  const verbs = all.some((word) => isOf(names, word) && word.length > 6);
  const asksWhetherDone = /tersedia|sudah|selesai|siap|punya|diamankan/i.test(field.label);
  const { value, likely } = tally(all, asksWhetherDone);
  if (value === null)
    return verbs &&
      all.every((word) => !no.has(word) && !yes.has(word) && !done.has(word) && !undone.has(word))
      ? take(true, rest)
      : refuse(say.yesOrNo(field));
  // "Jangan tampilkan nama saya" says no to something else than was asked.
  const why = folded.includes('?') || !rest.split(' ').every(isPlainReason) ? null : 'sure';
  const saysNo = !value && rest !== '' ? (plainNo(folded, names) ?? why) : null;
  if (saysNo !== null) return saysNo === 'sure' ? take(false) : ask(false, say.meant('Tidak'));
  if (!value && rest !== '')
    return asksWhetherDone && all.some((word) => undone.has(word))
      ? ask(false, say.meant('Tidak'))
      : refuse(say.yesOrNo(field));
  const left = value && rest.split(' ').every((word) => feelings.has(word)) ? '' : rest;
  const asked = folded.includes('?') ? `${left} ?`.trim() : left;
  return likely ? ask(value, say.meant(value ? 'Ya' : 'Tidak'), asked) : take(value, asked);
};

/** Whether a text is a yes or a no to this question, and nothing beside it. */
export const saysYesOrNo = (typed: string, field: FieldOf<'yes_no'>): boolean => {
  const reading = read(typed, field);
  return reading.ok === true && reading.rest === '';
};

/** Yes or no; stored as a boolean. */
export const yesNo: FieldKind<'yes_no'> = {
  read: (input, field) => {
    if ('text' in input) return read(input.text, field);
    const option = 'option' in input ? yesNoOptions.find(({ id }) => id === input.option) : undefined;
    return option ? take(option.id === 'yes') : refuse(say.yesOrNo(field));
  },
  refusal: (value, field) => (typeof value === 'boolean' ? null : say.yesOrNo(field)),
  show: (value) => (value === true ? 'Ya' : 'Tidak'),
};
