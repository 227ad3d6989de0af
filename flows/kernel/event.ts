import { z } from 'zod';
import { unitCodes } from '../../domain/unit.ts';
import { Inspection } from '../features/form/inspection.ts';
import { Answer, Slot, StoredFile } from '../fields/answer.ts';

/** A file a person sent, stored; looked into before its turn. */
const SentFile = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  caption: z.string().optional(),
  inspection: Inspection.optional(),
});
const LostFile = z.strictObject({ name: z.string(), because: z.enum(['too_large', 'unavailable']) });
export type LostFile = z.infer<typeof LostFile>;

/**
 * What can happen to a session: what a person sent (`text` … `other`), or news from inside the house (`secure_answer` …
 * `news`), stored as an inbox message like any other and taken in order with the rest.
 */
export const Event = z.discriminatedUnion('kind', [
  /** `message` is the channel's own id of it, where people can edit what they have sent. */
  z.strictObject({ kind: z.literal('text'), text: z.string(), message: z.string().optional() }),
  z.strictObject({ kind: z.literal('button'), option: z.string() }),
  SentFile.extend({ kind: z.literal('file') }),
  /** Files sent together, in order; `lost` are those among them that could not be had. */
  z.strictObject({ kind: z.literal('album'), files: z.array(SentFile), lost: z.array(LostFile) }),
  /** A file that was sent and cannot be had: too large for the channel, or gone there. */
  LostFile.extend({ kind: z.literal('lost_file') }),
  /** A text sent earlier, changed by the person. */
  z.strictObject({ kind: z.literal('edited'), message: z.string(), text: z.string() }),
  /** A shared contact; `own` says the channel vouches that it is the sender's. */
  z.strictObject({ kind: z.literal('contact'), phone: z.string(), own: z.boolean() }),
  z.strictObject({ kind: z.literal('location'), latitude: z.number(), longitude: z.number() }),
  /** Sticker, voice, video, poll … */
  z.strictObject({ kind: z.literal('other'), what: z.string() }),
  /** Messages that came more than a day after they were sent; `since` is the ISO instant the oldest was. */
  z.strictObject({ kind: z.literal('late'), count: z.int().min(1), since: z.string() }),

  z.strictObject({
    kind: z.literal('secure_answer'),
    draftId: z.string(),
    item: z.string(),
    answer: Answer.optional(),
    file: StoredFile.optional(),
  }),
  z.strictObject({ kind: z.literal('remind'), draftId: z.string() }),
  /** The worker could not make a request of the draft; `item` has to be answered again. */
  z.strictObject({
    kind: z.literal('not_submitted'),
    draftId: z.string(),
    item: z.string(),
    because: z.enum(['slot_taken', 'subdomain_taken']),
    /** The period that turned out taken. */
    slot: Slot.optional(),
  }),
  /** A unit has written to the applicant; they may answer. */
  z.strictObject({
    kind: z.literal('unit_message'),
    requestId: z.string(),
    unit: z.enum(unitCodes),
    text: z.string(),
    file: StoredFile.optional(),
  }),
  /** Something about a request of this contact that expects an answer. */
  z.strictObject({
    kind: z.literal('news'),
    requestId: z.string(),
    news: z.enum(['needs_completion', 'completion_reminder', 'completed', 'move_proposed']),
  }),
]);
export type Event = z.infer<typeof Event>;
