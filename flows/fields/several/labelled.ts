import type { FieldContext } from '../field.ts';
import type { Field } from '../field-schema.ts';
import { foldWords } from '../../kernel/fold.ts';
import { after, applies, readPart, type Filled, type Several } from './filled.ts';

const piece =
  /^\s*(?:[-*•]|\d{1,2}[.)])?\s*(?<name>[\p{L}][\p{L}\p{N} ./?()]{0,40}?)\s*[:=]\s*(?<value>\S.*)$/u;

const common: Record<string, string> = {
  'no hp': 'hp',
  'nomor hp': 'hp',
  'nomor wa': 'hp',
  'no wa': 'hp',
  wa: 'hp',
  telepon: 'hp',
  kampus: 'sekolah kampus',
  sekolah: 'sekolah kampus',
  tgl: 'tanggal',
  'tanggal mulai': 'mulai',
  'tgl mulai': 'mulai',
  'tanggal selesai': 'selesai',
  'tgl selesai': 'selesai',
};

/** The field a name before a colon stands for: its label, or the only one that has all of its words. */
const fieldNamed = (name: string, fields: readonly Field[]): Field | null => {
  const said = foldWords(name);
  const words = (common[said] ?? said).split(' ');
  const exact = fields.find(({ label }) => foldWords(label) === said);
  if (exact) return exact;
  const fitting = fields.filter(({ label }) => {
    const own = foldWords(label).split(' ');
    return words.every((word) => own.includes(word));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
};

/** A text cut where a line, a stroke or a comma is followed by a name with its colon. */
const cut = (text: string): string[] =>
  text
    .split(/\n|;|\s[/|]\s|,(?=\s*[\p{L}][\p{L} ./]{1,40}[:=])/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** "Nama: … / Jumlah: 3": several answers, each with the name of its field; null where a name is nobody's. */
export const readLabelled = (
  text: string,
  fields: readonly Field[],
  context: FieldContext,
): Several | null => {
  // Without two of its signs there are no two names.
  if (!/[:=][^]*[:=]/.test(text)) return null;
  const parts = cut(text).map((part) => piece.exec(part)?.groups ?? { value: part });
  if (parts.filter(({ name }) => name !== undefined).length < 2) return null;
  const filled: Filled[] = [];
  const rest: string[] = [];
  for (const { name, value = '' } of parts) {
    const field = name === undefined ? null : fieldNamed(name, fields);
    const known = after(context, filled);
    const reading =
      field && applies(field, known) && !filled.some(({ key }) => key === field.key)
        ? readPart(value, field, known)
        : null;
    if (field && reading) filled.push({ key: field.key, reading });
    else rest.push(name === undefined ? value : `${name}: ${value}`);
  }
  if (filled.length === 0 || filled.length + rest.length < 2) return null;
  return { filled, rest, sure: rest.length === 0 && filled.every(({ reading }) => reading.ok === true) };
};
