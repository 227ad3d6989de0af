import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneNumber } from 'libphonenumber-js/max';
import type { FieldContext, FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { fold, remembered } from '../kernel/fold.ts';
import { isCommon } from './read/common-words.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { leftOver } from './read/left-over.ts';
import { isTalkWord } from './read/talk-words.ts';
import { digitsForWords } from '../kernel/numbers.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

/** A run of digits with what people put between them. */
const numberLike = /[+(]{0,2}\d[\d ().+-]{5,38}\d/g;

/** The letter O among digits is a slip of the thumb for the 0 below it: left out, it would leave another number. */
const letterO = /(?<![a-z])o(?=\d)|(?<=\d)o(?![a-z])/g;

/** "Nol delapan satu dua": digits said one by one. */
const spokenDigits =
  /(?<!\p{L})(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?: |$)){6,}/u;

const numberOf = (run: string): PhoneNumber | null => {
  const digits = run.replace(/[^\d+]/g, '').replace(/^00/, '+');
  const number = parsePhoneNumberFromString(/^62\d{8}/.test(digits) ? `+${digits}` : digits, 'ID');
  return number?.isValid() ? number : null;
};

/** "081234567890 081234567891": two numbers that only a space parts. */
const apart = (run: string): string[] => {
  const groups = run.split(' ');
  const [head = ''] = groups;
  // What is whole by itself needs nothing that stands behind it.
  if (groups.length > 1 && numberOf(head)) return groups.filter((group) => numberOf(group));
  if (numberOf(run)) return [run];
  const parts = run.split(/ (?=0\d{2,3}[ -]?\d{3}|\+?62)/).filter((part) => numberOf(part));
  return parts.length > 1 ? parts : [run];
};

const runsIn = (text: string): string[] =>
  [...(text.match(numberLike) ?? [])].flatMap((run) => apart(run.trim()));

/** A text as its telephone numbers are looked for: digits that were said or slipped are digits. */
const forNumbers = (text: string): string => {
  const folded = fold(text.slice(0, 300)).replace(letterO, '0');
  return spokenDigits.test(folded) ? digitsForWords(folded.replaceAll('kosong', 'nol')) : folded;
};

/** The valid number a text holds. "62812…" without its plus would be read as a number inside Indonesia. */
export const phoneOf = (text: string): PhoneNumber | null => {
  const [found, second] = runsIn(forNumbers(text));
  return found && !second ? numberOf(found) : null;
};

const own = new Set(
  'hp ny wa whatsapp no nomor nomer nmr no. telp telepon tlp tlpn hape handphone kontak contact person cp saya aktif bisa dihubungi di hubungi atas nama an a.n pribadi ke hub'.split(
    ' ',
  ),
);

/** Words that make a number another one than is asked for. */
const doubt = /(?<!\p{L})(?:bukan|tidak|tdk|lama|mati|hilang|salah|ganti|atau|tapi|kantor|darurat)(?!\p{L})/u;

const titles = new Set('pak bu bapak ibu ustadz ustad ustadzah haji hj kak bang mas mbak drs dr'.split(' '));
/** Of the words beside a number those that are no name: a name says whose it is, and is no part of it. */
const withoutNames = (typed: string, rest: string): string => {
  const written =
    typed.match(/(?<!\p{L})\p{Lu}\p{Ll}+|(?<=(?<!\p{L})(?:pak|bu|bapak|ibu|a\.?n\.?|atas nama) )\p{L}+/gu) ??
    [];
  const names = new Set(written.map((word) => fold(word)));
  const all = rest.split(' ').filter((word) => !names.has(word));
  const others = all.filter((word) => !/^(?:pak|bu|bapak|ibu)$/.test(word));
  const words = others.filter((word) => !titles.has(word));
  if (words.length === all.length && !typed.includes('(')) return others.join(' ');
  // What nobody uses for anything else is somebody's name.
  return words.every((word) => /^\p{L}{3,}$/u.test(word) && !isCommon(word) && !isTalkWord(word))
    ? ''
    : others.join(' ');
};

const readOne = (typed: string, text: string, run: string, field: FieldOf<'phone'>): Reading => {
  const number = numberOf(run);
  if (!number) return refuse(say.phone(field));
  const rest = leftOver(text.replace(run, ' '), field, own);
  return take(number.number, doubt.test(rest) ? rest : withoutNames(typed, rest));
};

const offerOf = (number: PhoneNumber): { label: string; text: string } => {
  const label = number.country === 'ID' ? number.formatNational() : number.formatInternational();
  return { label, text: label };
};

/** "Pakai nomor ini aja", "wa yang ini": the number they write from. */
const thisOne =
  /(?<!\p{L})(?:nomor|nomer|nmr|no|wa|hp|whatsapp) ?(?:hp |wa |saya |sy |aku |kami |ku |punya |gue |gw |saye |sayo )*(?:(?:yang|yg) (?:saya|sy|aku) (?:pakai|pake|gunakan|guna) )?(?:yang |yg )?(?:ini|ni|nih|sekarang|sama)(?!\p{L})|^(?:sama|sm|sama aja) (?:kaya|kayak|kyk|dengan|dgn|seperti|spt)? ?(?:nomor|nomer|no|hp|wa)(?:nya)? (?:saya|sy|aku|kami|wa saya|hp saya)$|^(?:yang |yg |pakai |pake |ke )*(?:ini|sama)(?: (?:saja|aja|aje|jak|ya|pak|bu|kak|min))*$/u;
/** "Nomor saya aja", "wa saya saja": their own, or a wish to be written to; asked back. */
const mine =
  /^(?:pakai |pake |ke )?(?:nomor|nomer|nmr|no|hp|wa)(?: (?:hp|wa))? (?:saya|sy|aku|saye|kami)(?: (?:sendiri|saja|aja|aje|jak|ya|pak|bu|kak|min))+$/u;
const same = /(?<!\p{L})sama(?!\p{L})/u;

/** The number they write from, where it is known and meant; "the same" may be another one's, so that is asked. */
const ownNumber = (text: string, field: FieldOf<'phone'>, { ownPhone = null }: FieldContext): Reading => {
  if (!thisOne.test(text) && !mine.test(text)) return refuse(say.phone(field));
  if (ownPhone === null || doubt.test(text)) return refuse(say.phoneThis(field));
  const told = shown(ownPhone);
  return same.test(text) || mine.test(text)
    ? ask(ownPhone, say.meant(told))
    : take(ownPhone, '', say.told(told));
};

const read = (typed: string, field: FieldOf<'phone'>, context: FieldContext): Reading => {
  const text = forNumbers(typed);
  const runs = runsIn(text);
  const [first] = runs;
  if (first === undefined) return ownNumber(text, field, context);
  const numbers = runs.map(numberOf).filter((number) => number !== null);
  const different = new Map(numbers.map((number) => [number.number, number]));
  if (different.size > 1)
    return refuse(say.whichPhone(field), [...different.values()].slice(0, 4).map(offerOf));
  if (numbers.length < runs.length && numbers.length > 0)
    return refuse(say.whichPhone(field), numbers.slice(0, 1).map(offerOf));
  const once = runs.length > 1 ? runs.slice(1).reduce((left, run) => left.replace(run, ' '), text) : text;
  return readOne(typed, once, first, field);
};

const shown = remembered((text) => {
  const number = phoneOf(text);
  return number?.country === 'ID' ? number.formatNational() : (number?.formatInternational() ?? text);
});

/** A telephone number in any Indonesian form; stored as E.164. */
export const phone: FieldKind<'phone'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field, context)),
  refusal: (value, field) => (typeof value === 'string' && phoneOf(value) ? null : say.phone(field)),
  show: (value) => shown(plain(value)),
};
