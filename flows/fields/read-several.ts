import type { FieldContext } from './field.ts';
import type { Field } from './field-schema.ts';
import { meansNothing } from '../kernel/lexicon/left-over.ts';
import { readInOrder } from './several/in-order.ts';
import { readLabelled } from './several/labelled.ts';
import { readScattered } from './several/scattered.ts';
import type { Several } from './several/filled.ts';

export { readScattered } from './several/scattered.ts';
export type { Several } from './several/filled.ts';

/** Longer texts tell a story. */
const longest = 600;

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
  return scattered.filled.length > 1 && scattered.rest.every(meansNothing)
    ? { ...scattered, rest: [] }
    : null;
};
