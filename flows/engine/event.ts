import { z } from 'zod';
import { Answer, StoredFile } from './answer.ts';

/**
 * What can happen to a session: what a person sent (`text` … `other`), or news from inside the house (`secure_answer` …
 * `news`), stored as an inbox message like any other and taken in order with the rest.
 */
export const Event = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('button'), option: z.string() }),
  z.strictObject({
    kind: z.literal('file'),
    sha256: z.string(),
    name: z.string(),
    mime: z.string(),
    bytes: z.int(),
    caption: z.string().optional(),
  }),
  /** A shared contact; `own` says the channel vouches that it is the sender's. */
  z.strictObject({ kind: z.literal('contact'), phone: z.string(), own: z.boolean() }),
  z.strictObject({ kind: z.literal('location'), latitude: z.number(), longitude: z.number() }),
  /** Sticker, voice, video, poll … */
  z.strictObject({ kind: z.literal('other'), what: z.string() }),

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
  }),
  /** Something about a request of this contact that expects an answer. */
  z.strictObject({
    kind: z.literal('news'),
    requestId: z.string(),
    news: z.enum(['needs_completion', 'completed']),
  }),
]);
export type Event = z.infer<typeof Event>;
