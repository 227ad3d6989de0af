import { randomBytes } from 'node:crypto';
import { createBell, type Bell } from '../telegram/wait-for.ts';

/** A file Meta keeps: uploaded by the business, or sent by somebody. */
export type StoredMedia = {
  id: string;
  name: string;
  mime: string;
  bytes: Buffer;
  from: 'business' | 'person';
};

/** Something to press under a message; a list's row may say more in its description. */
export type Pressable = { label: string; id: string; description?: string; list: boolean };

/** A message of the business as somebody sees it. */
export type Seen = {
  seq: number;
  wamid: string;
  at: number;
  type: string;
  text: string;
  buttons: Pressable[];
  file: { name: string; mime: string; bytes: Buffer } | null;
  template: string | null;
};

/** Somebody's WhatsApp. */
export type Account = {
  phone: string;
  bsuid: string;
  name: string;
  /** Uses a username: webhooks name no number. */
  hidden: boolean;
  /** Cannot be reached: has blocked the business, or is not there. */
  away: boolean;
  /** When the person last wrote, in this server's time; the 24 hours count from then. */
  wroteAt: number;
  seen: Seen[];
  /** Their messages the business has marked as read, and how often it was seen typing. */
  read: Set<string>;
  typing: number;
  bell: Bell;
};

export type Template = { text: string; status: 'APPROVED' | 'PAUSED' | 'DISABLED' };

/** One change on its way to the webhook. */
export type Change = { field: string; value: Record<string, unknown>; chat: string };

export type World = {
  token: string;
  phoneNumberId: string;
  displayNumber: string;
  businessId: string;
  people: Account[];
  media: Map<string, StoredMedia>;
  /** Until when a place of media may be fetched. */
  places: Map<string, { media: StoredMedia; until: number }>;
  templates: Map<string, Template>;
  /** Whom each message of a person is from. */
  messages: Map<string, Account>;
  now(): number;
  emit(change: Change): void;
};

/** A message id; as with Meta, the number is inside for whoever decodes it. */
export const newWamid = (account: Account): string =>
  `wamid.${Buffer.from(`\u0018${account.phone}${randomBytes(12).toString('hex')}`).toString('base64')}`;

export const newAccount = (given: Partial<Account> & { phone: string }): Account => ({
  bsuid: `ID.${given.phone}77`,
  name: 'Rina',
  hidden: false,
  away: false,
  wroteAt: 0,
  seen: [],
  read: new Set(),
  typing: 0,
  bell: createBell(),
  ...given,
});

/** A change of the kind `messages` for our number, with whom it is about. */
export const messagesChange = (world: World, account: Account, what: Record<string, unknown>): Change => ({
  field: 'messages',
  chat: account.phone,
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: world.displayNumber, phone_number_id: world.phoneNumberId },
    contacts: [
      {
        profile: { name: account.name, ...(account.hidden && { username: 'rina.safitri' }) },
        user_id: account.bsuid,
        ...(!account.hidden && { wa_id: account.phone }),
      },
    ],
    ...what,
  },
});
