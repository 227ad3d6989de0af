import type { Asked, FieldContext, Taken } from '../field.ts';
import type { Field, Holds } from '../field-schema.ts';
import { meansNothing } from '../../kernel/lexicon/left-over.ts';
import { fold } from '../../kernel/fold.ts';
import { belongsBefore, evidence } from './evidence.ts';
import { after, applies, readPart, type Filled, type Several } from './filled.ts';

const weekdayAlone = /^(?:hari )?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)$/i;

const border = /[\n;,]|\s\|\s/;

/** "SMKN 4 jurusan TKJ 4 orang": words that lead to another answer set it apart like a comma. */
const ledTo =
  /(?<=[^\s,;:]) (?=(?:jurusan|prodi|program studi|program keahlian) [^\s:]|(?:sebanyak |jumlah(?:nya)? )?\d{1,2} ?(?:orang|org|siswa|siswi|mahasiswa|mhs|peserta|anak|murid|santri)(?!\p{L})|mulai (?:tgl |tanggal |hari )?\d)/giu;
/** "Dedi Kurniawan 0812 …": a telephone number stands behind its person. */
const numberLed =
  /(?<=\p{L}[.)]?),? (?=(?:\(?(?:no|nomor|nmr|hp|wa|telp|telepon|whatsapp)(?:nya)?[ .:]*)*(?:\+62|62|0)8\d)/iu;
/** "Hp nya 0812 … namanya Iqbal": the same the other way round. */
const numberFirst =
  /^(?:(?:no|nomor|nmr|hp|wa|telp|telepon|whatsapp)(?: ?nya)?[ .:]+)*((?:\+62|62|0)8[\d .-]{7,14}\d)[ ,;]+(?:nama(?:nya)?[ :]+|atas nama |a\.?n\.? )(\p{L}.*)$/iu;
/** "Tiga. Namanya Riko, Dewi, Tono": how many, and who they are. */
const namesBehind = /^([^.,;:\n]{1,20})[.;:] *nama(?:nya|2nya|-namanya)?[ :]+(\p{L}.*)$/isu;
const counts = /\d{1,2} ?(?:orang|org|siswa|siswi|mahasiswa|mhs|peserta|anak|murid|santri)(?!\p{L})/giu;

/** Only where what stands before is the name of a body. */
const withName = (apart: string, text: string): string =>
  evidence(apart.split(', ')[0] ?? '', 'institution') === 'yes' ? apart : text;

const setApart = (text: string, first: Field | undefined): string => {
  if (first?.type === 'integer') return text.replace(namesBehind, '$1, $2');
  if (first?.type !== 'text' || border.test(text.replace(numberLed, ' '))) return text;
  if (first.holds === 'person') return text.replace(numberFirst, '$2, $1').replace(numberLed, ', ');
  if (first.holds === 'study' && (text.match(counts) ?? []).length === 1)
    return text.replace(/ (?:semua(?:nya)? )?(?=\d{1,2} ?(?:orang|org)(?!\p{L}))/iu, ', ');
  return first.holds === 'institution' && (text.match(counts) ?? []).length < 2
    ? withName(text.replace(ledTo, ', '), text)
    : text;
};

/** The parts of a text that commas or lines set apart, titles and addresses left with what they belong to. */
const partsOf = (text: string): string[] => {
  const cut = text
    .split(/\n|;|,(?!\d)|,(?= )|\s\|\s/)
    .map((part) => part.trim().replace(/^(?:dan|trus|terus|lalu|serta)\s+/i, ''))
    .filter((part) => part !== '' && !(/[\p{L}\p{N}]/u.test(part) === false) && !meansNothing(fold(part)));
  return cut.reduce<string[]>((parts, part) => {
    const before = parts.at(-1);
    const joins = before !== undefined && (belongsBefore(part) || weekdayAlone.test(before));
    return joins ? [...parts.slice(0, -1), `${before}, ${part}`] : [...parts, part];
  }, []);
};

const isText = ({ type }: Field): boolean => type === 'text' || type === 'location';

const holdsOf = (field: Field): Holds | undefined =>
  field.type === 'text' ? (field.holds ?? (field.lines ? 'people' : undefined)) : 'place';

/** How many parts one answer may be made of. */
const mostParts = (field: Field, { answers }: FieldContext): number => {
  if (field.type === 'slot') return 2;
  if (field.type === 'multi_choice') return field.options.length;
  if (field.type !== 'text' || !field.lines) return 1;
  const count = answers[field.lines.countFrom];
  return typeof count === 'number' ? count : 1;
};

type Found = { reading: Taken | Asked; parts: number; told: 'yes' | 'open' | 'no' };

const take = (
  parts: readonly string[],
  field: Field,
  context: FieldContext,
  isFirst = false,
): Found | null => {
  // What stands alone between commas is hardly a yes.
  if (field.type === 'yes_no') return null;
  for (let count = Math.min(mostParts(field, context), parts.length); count > 0; count -= 1) {
    const text = parts.slice(0, count).join(', ');
    // A number without its unit is nobody's for sure.
    if (field.type === 'integer' && !/\p{L}/u.test(text) && parts.length > 0 && field.unit === undefined)
      continue;
    const told = isText(field) ? evidence(text, holdsOf(field)) : 'yes';
    if (told === 'no' && !isFirst) continue;
    const reading = readPart(text, field, context);
    if (reading && !(isText(field) && reading.ok === 'ask')) return { reading, parts: count, told };
  }
  return null;
};

/** Whether a part that any text field would take is what a later field of another kind takes for sure. */
const isOfLater = (
  parts: readonly string[],
  field: Field,
  fields: readonly Field[],
  context: FieldContext,
): boolean =>
  fields
    .slice(fields.indexOf(field) + 1)
    .some(
      (later) =>
        !isText(later) && later.type !== 'long_text' && take(parts, later, context)?.reading.ok === true,
    );

/** "Untan, teknik informatika, 3 orang, mulai 11 januari": parts in the order of the fields; null where one fits nowhere. */
export const readInOrder = (
  text: string,
  fields: readonly Field[],
  context: FieldContext,
): Several | null => {
  const apart = setApart(text, fields[0]);
  if (!border.test(apart)) return null;
  const parts = partsOf(apart);
  if (parts.length < 2 || parts.length > 20) return null;
  const filled: Filled[] = [];
  const evidences: string[] = [];
  let at = 0;
  let typed = 0;
  let told = 0;
  for (const field of fields) {
    const known = after(context, filled);
    if (at === parts.length || !applies(field, known)) continue;
    // Commas in a story set nothing apart.
    if (field.type === 'long_text') return null;
    // Of the question that stands any text may be the answer, though its words sound like another.
    const found = take(parts.slice(at), field, known, field === fields[0]);
    if (!found) continue;
    // "Bertiga" is a number before it is the name of anything.
    const open = isText(field) && found.told === 'open' && field !== fields[0];
    if (open && isOfLater(parts.slice(at), field, fields, known)) continue;
    filled.push({ key: field.key, reading: found.reading });
    // Of the question that stands any text is the answer, and so many names as were said are those.
    const expected =
      (field === fields[0] && found.told !== 'no') || (field.type === 'text' && field.lines !== undefined);
    evidences.push(expected ? 'yes' : found.told);
    if (isText(field) && found.told === 'yes') told += 1;
    if (!isText(field)) typed += 1;
    at += found.parts;
  }
  if (at < parts.length || filled.length < 2) return null;
  const allTold = evidences.every((told) => told === 'yes');
  // Two texts and nothing else are one answer with a comma, unless their words tell them apart.
  if (typed === 0 && told < filled.length) return null;
  return { filled, rest: [], sure: allTold && filled.every(({ reading }) => reading.ok === true) };
};
