import { z } from 'zod';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}$/);

/** A period of one day, city time. */
export const Slot = z.strictObject({ date: isoDate, from: time, to: time });
export type Slot = z.infer<typeof Slot>;

export const TimeRange = z.strictObject({ from: time, to: time });
export const Pin = z.strictObject({ latitude: z.number(), longitude: z.number() });

/** A stored answer: text, number, yes/no, option ids, a period, or a shared pin. Dates are ISO, phones E.164. */
export const Answer = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  Slot,
  TimeRange,
  Pin,
]);
export type Answer = z.infer<typeof Answer>;
export type Answers = Record<string, Answer>;

/**
 * An electronic signature found in a PDF: the name in its certificate, whether it signs the whole file, and whether the
 * signed bytes are still as they were; null where that cannot be told. Not a legal validation.
 */
export const FileSignature = z.strictObject({
  signer: z.string().nullable(),
  wholeFile: z.boolean(),
  unchanged: z.boolean().nullable(),
});
export type FileSignature = z.infer<typeof FileSignature>;

/**
 * A file an applicant sent for a letter. `sha256` and `bytes` are of the file as sent; `shown` is the blob staff are
 * shown instead (an image re-encoded without EXIF).
 */
export const StoredFile = z.strictObject({
  sha256: z.string(),
  shown: z.string().optional(),
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  pages: z.int().optional(),
  signatures: z.array(FileSignature).optional(),
});
export type StoredFile = z.infer<typeof StoredFile>;
