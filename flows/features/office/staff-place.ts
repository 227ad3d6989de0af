import { z } from 'zod';
import { StoredFile, TimeRange } from '../../fields/answer.ts';
import { steps } from './act.ts';
import { StepInput } from './step-input.ts';

/** A member of staff in the middle of a step on a request. */
export const staffAt = z.strictObject({
  name: z.literal('staff'),
  action: z.string(),
  requestId: z.string(),
  version: z.int(),
  stage: z.string(),
  picked: z.array(z.string()),
  reasons: z.record(z.string(), z.string()),
  /** What a checklist says of each item so far, with a note in words. */
  marks: z.record(z.string(), z.strictObject({ mark: z.string(), note: z.string().optional() })).optional(),
  /** A file that goes with the step: the result of *Selesaikan*, the sheet of a disposition on paper. */
  file: StoredFile.optional(),
  /** ISO date: until when a disposition is to be carried out. */
  dueOn: z.string().optional(),
  /** Working days of an extension. */
  days: z.int().optional(),
  /** ISO date of the agenda or of a schedule; times and place of the latter, null for no place. */
  on: z.string().optional(),
  times: TimeRange.optional(),
  place: z.string().nullable().optional(),
  /** What is shown before it goes to the applicant: a step or a message, with all that was asked for it, and the question asked last. */
  sending: z
    .strictObject({ what: z.enum([...steps, 'write']), input: StepInput, asked: z.string() })
    .optional(),
});

/** Where a member of staff is in a step. */
export type StaffPlace = z.infer<typeof staffAt>;

declare module '../../kernel/session.ts' {
  interface Places {
    staff: StaffPlace;
  }
}

declare module '../../kernel/place.ts' {
  interface Traits {
    /** A place of the staff's own that is no dialogue about a request. */
    office?: true;
  }
}
