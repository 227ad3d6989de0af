import type { FieldContext } from './field.ts';
import type { Field, FieldOf } from './field-schema.ts';
import { foldWords } from '../kernel/fold.ts';
import { meansNothing } from '../kernel/lexicon/left-over.ts';
import { describes } from './read/beside-choice.ts';
import { readInOrder } from './several/in-order.ts';
import { readLabelled } from './several/labelled.ts';
import { readScattered } from './several/scattered.ts';
import { readTold } from './several/told.ts';
import { readPart, type Filled, type Several } from './several/filled.ts';

export type { Several } from './several/filled.ts';

/** Longer texts tell a story. */
const longest = 600;

/** What is left of a text once more than one answer has been cut out of it, as it was typed. */
const leftAsTyped = (text: string, left: string): string => {
  const at = text.toLowerCase().indexOf(left);
  return at < 0 ? left : text.slice(at, at + left.length);
};

/** A number of people, a day or hours at the end; of guests or of a day that a name has in it nothing is cut off. */
const atEnd = /(?:\d ?(?:orang|org)|(?:besok|lusa|jam|pukul|pkl|tgl|tanggal|\d[./-]\d)[^,;]*)$/iu;
const beforePause =
  /^([^,;\n]{2,60}?)(?:[,;\n]\s*(?:(?:untuk|utk|buat|bwt) )?| (?:untuk|utk|buat|bwt|ada|acara) )(\S.*)$/su;
const tellsFigure = /\d|(?<!\p{L})(?:besok|lusa|ber(?:dua|tiga|empat|lima))(?!\p{L})/iu;
/** "Buat 4 orang, ngerjain tugas kelompok", "tgl 30 nov, senam sehat": another answer, a pause, and what is asked; what stands behind the pause. */
const behindPause = (text: string, fields: readonly Field[], context: FieldContext): string | null => {
  const [, front = '', behind = ''] = beforePause.exec(text) ?? [];
  if (!tellsFigure.test(front) || tellsFigure.test(behind)) return null;
  const { filled, rest } = readScattered(front, fields, context);
  return filled.length > 0 && rest.every((left) => meansNothing(left)) ? behind : null;
};

const standsBehind = (text: string, left: string, { holds }: FieldOf<'text'>): boolean => {
  const rest = text.toLowerCase().slice(left.length);
  return holds !== 'title' && text.toLowerCase().startsWith(`${left} `) && atEnd.test(rest);
};

/** "Kerja kelompok 4 orang besok jam 9-11": what stands before the rest answers the question in words of one's own; asked back. */
const withOwnWords = (
  text: string,
  { filled, rest }: Several,
  fields: readonly Field[],
  context: FieldContext,
): Several | null => {
  const [first] = fields;
  const [leftAlone, more] = rest;
  const behind = filled.length === 1 ? behindPause(text, fields, context) : null;
  const left = behind?.toLowerCase() ?? leftAlone;
  if (first?.type !== 'text' || filled.length === 0 || left === undefined || more !== undefined) return null;
  if (filled.length === 1 && behind === null && !standsBehind(text, left, first)) return null;
  if (meansNothing(left) || filled.some(({ key }) => key === first.key)) return null;
  const reading = readPart(leftAsTyped(text, left), first, context);
  if (reading?.ok !== true) return null;
  return { filled: [{ key: first.key, reading }, ...filled], rest: [], sure: false };
};

/**
 * Several answers in one text, for the fields that are still open, in their order: "untan, teknik informatika, 3 orang,
 * mulai 11 januari", "Nama: … / Jumlah: 3", "3 orang mulai 5 januari". Null where it is not certain that it is so: then
 * the text is one answer, or none.
 */
export const readSeveral = (
  text: string,
  fields: readonly Field[],
  context: FieldContext,
): Several | null => {
  if (text.length > longest || fields.length < 2) return null;
  const open = fields.filter(({ sensitive }) => !sensitive);
  const listed = readLabelled(text, open, context) ?? readInOrder(text, open, context);
  if (listed) return listed;
  const scattered = readScattered(text, open, context);
  const beside = withOwnWords(text, scattered, open, context);
  if (beside) return beside;
  // "Yang meeting room besar itu, buat 20 orang": how it is that was chosen.
  const isChoice = open[0]?.type === 'choice';
  return scattered.filled.length > 1 &&
    scattered.rest.every((rest) => meansNothing(rest) || (isChoice && describes(foldWords(rest))))
    ? { ...scattered, rest: [] }
    : null;
};

/** Kinds of answers that a sentence may name without meaning them: whose address, whose number it is, it does not say. */
const notOfOpening = new Set<string>(['email', 'yes_no']);

/** What the sentence with which somebody asks for a service tells of its fields; only what nothing speaks against. */
export const readOpening = (text: string, fields: readonly Field[], context: FieldContext): Filled[] => {
  const open = fields.filter(({ sensitive, type }) => !sensitive && !notOfOpening.has(type));
  const told = readTold(text, open, context);
  const others = open.filter(({ key }) => told.every((one) => one.key !== key));
  const filled = [...told, ...readScattered(text, others, context).filled].filter(
    ({ reading }) => reading.ok === true,
  );
  return fields.flatMap(({ key }) => filled.filter((one) => one.key === key));
};
