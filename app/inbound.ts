import { z } from 'zod';
import type { Event } from '../flows/kernel/event.ts';
import type { SendError } from './channel.ts';

type FromPerson = Extract<
  Event,
  {
    kind:
      'text' | 'button' | 'contact' | 'location' | 'other' | 'edited' | 'deleted' | 'reaction' | 'lost_file';
  }
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
  channel: string;
  account: string;
  /** The chat's address on the channel; replies go there. */
  address: string;
  /** E.164, where the channel itself proves the number. */
  phone: string | null;
  /** Other addresses on this account which the channel itself says are the same person's: all of them are one contact. */
  aliases?: string[];
  /** The provider's id of the message: the same id twice is one message. */
  providerId: string;
  /** More of the same chat came together with it: its sender did not wait for an answer. */
  followed?: true;
  /** When the person sent it, where the channel says so. */
  sentAt?: Date;
  /** The same for all files sent together. */
  album?: string;
  /** Its place among them, where the channel numbers messages; otherwise the time it was sent says it. */
  order?: number;
  event:
    FromPerson | RemoteFile | { kind: 'file'; bytes: Buffer; name: string; mime: string; caption?: string };
};

/** Stores an inbound message; when it resolves the message may be acknowledged. `fresh` is false for a repetition. */
export type StoreInbound = (inbound: Inbound) => Promise<{ fresh: boolean }>;

/** What a channel says later of a message we sent, by the provider's id of it. It only ever raises a delivery's rank. */
export type Receipt = {
  channel: string;
  account: string;
  providerId: string;
  state: 'sent' | 'delivered' | 'read' | 'failed';
  /** Why it failed, when it did. */
  error?: SendError;
};

/** Writes a receipt down; a repeated, late or unknown one changes nothing. */
export type StoreReceipt = (receipt: Receipt) => Promise<void>;
