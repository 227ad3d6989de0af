import { z } from 'zod';
import type { Event } from '../flows/engine/event.ts';

type FromPerson = Extract<
  Event,
  { kind: 'text' | 'button' | 'contact' | 'location' | 'other' | 'edited' | 'lost_file' }
>;

/**
 * A file the channel has and we have not yet: it is stored as it is, so that nobody waits for a slow download, and its
 * bytes are fetched before its turn is taken. `ref` is what the channel's `fetch` knows it by.
 */
export const RemoteFile = z.strictObject({
  kind: z.literal('remote_file'),
  ref: z.string(),
  name: z.string(),
  mime: z.string(),
  caption: z.string().optional(),
});
export type RemoteFile = z.infer<typeof RemoteFile>;

/** What an adapter hands in: who wrote, under which provider id, and what. File bytes are stored before the message's turn. */
export type Inbound = {
  channel: 'whatsapp' | 'telegram';
  account: string;
  /** The chat's address on the channel; replies go there. */
  address: string;
  /** E.164, where the channel itself proves the number. */
  phone: string | null;
  /** The provider's id of the message: the same id twice is one message. */
  providerId: string;
  /** The same for all files sent together. */
  album?: string;
  event:
    FromPerson | RemoteFile | { kind: 'file'; bytes: Buffer; name: string; mime: string; caption?: string };
};

/** Stores an inbound message; when it resolves the message may be acknowledged. `fresh` is false for a repetition. */
export type StoreInbound = (inbound: Inbound) => Promise<{ fresh: boolean }>;
