import { z } from 'zod';
import { StoredFile } from '../../fields/answer.ts';

/** What a step is taken with, once everything has been asked. */
export const StepInput = z.strictObject({
  note: z.string().exactOptional(),
  /** Of a disposition, the leading one first. */
  units: z.array(z.string()).exactOptional(),
  instruction: z.string().exactOptional(),
  dueOn: z.string().exactOptional(),
  /** The sheet with the head's decision, where that was made on paper. */
  paper: StoredFile.exactOptional(),
  lacking: z.array(z.strictObject({ item: z.string(), because: z.string() })).exactOptional(),
  agenda: z.strictObject({ number: z.string(), no: z.number().nullable(), on: z.string() }).exactOptional(),
  schedule: z
    .strictObject({ date: z.string(), from: z.string(), to: z.string(), place: z.string().nullable() })
    .exactOptional(),
  /** Working days of an extension. */
  days: z.int().exactOptional(),
  resultFile: StoredFile.exactOptional(),
});
export type StepInput = z.infer<typeof StepInput>;
