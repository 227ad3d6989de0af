import type { Event } from '../flows/engine/event.ts';

type FromPerson = Extract<Event, { kind: 'text' | 'button' | 'contact' | 'location' | 'other' }>;

/** What an adapter hands in: who wrote, under which provider id, and what. File bytes are stored before the message. */
export type Inbound = {
  channel: 'whatsapp' | 'telegram';
  account: string;
  /** The chat's address on the channel; replies go there. */
  address: string;
  /** E.164, where the channel itself proves the number. */
  phone: string | null;
  /** The provider's id of the message: the same id twice is one message. */
  providerId: string;
  event: FromPerson | { kind: 'file'; bytes: Buffer; name: string; mime: string; caption?: string };
};

/** Stores an inbound message; when it resolves the message may be acknowledged. `fresh` is false for a repetition. */
export type StoreInbound = (inbound: Inbound) => Promise<{ fresh: boolean }>;
