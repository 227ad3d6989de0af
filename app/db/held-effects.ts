import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { roleCodes } from '../../domain/role.ts';
import type { Unit } from '../../domain/unit.ts';
import { DocumentOrder } from '../../flows/features/documents/document.ts';
import { StoredFile } from '../../flows/fields/answer.ts';
import { Message } from '../../flows/kernel/message.ts';
import type { Vault } from '../vault.ts';
import { alertStaff, tellContact } from './deliveries.ts';
import { orderDocument } from './document-orders.ts';
import { storeNews } from './inbox.ts';
import { relayMessage } from './request-messages.ts';
import type { Tx } from './transaction.ts';

const Audience = z.strictObject({
  roles: z.array(z.enum(roleCodes)),
  units: z.array(z.string()).exactOptional(),
  except: z.string().exactOptional(),
  on: z.string().exactOptional(),
});

/** What may follow from a step or message only after a while: everything of it is somebody being told. */
export const HeldEffect = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tell'), contactId: z.string(), message: Message }),
  z.strictObject({
    type: z.literal('news'),
    contactId: z.string(),
    requestId: z.string(),
    news: z.enum(['needs_completion', 'completed', 'move_proposed']),
  }),
  z.strictObject({ type: z.literal('alert'), to: Audience, messages: z.array(Message) }),
  z.strictObject({
    type: z.literal('relay'),
    requestId: z.string(),
    contactId: z.string(),
    from: z.discriminatedUnion('sender', [
      z.strictObject({ sender: z.literal('applicant') }),
      z.strictObject({ sender: z.literal('unit'), staffId: z.string(), unit: z.string() }),
    ]),
    text: z.string(),
    file: StoredFile.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('order_document'),
    orderId: z.string(),
    contactId: z.string(),
    document: DocumentOrder,
  }),
]);
export type HeldEffect = z.infer<typeof HeldEffect>;

/** What telling somebody needs; `id` is what it follows from: the same twice is one piece of news. */
export type Telling = { id: string; now: Date; tz: string; vault: Vault; secretariat: Unit };

type Of<T extends HeldEffect['type']> = Extract<HeldEffect, { type: T }>;

/** How each is done, in the transaction of what it follows from. */
export const tellers: {
  [T in HeldEffect['type']]: (tx: Tx, effect: Of<T>, telling: Telling) => Promise<unknown>;
} = {
  tell: (tx, { contactId, message }, { vault, now }) => tellContact(tx, vault, contactId, [message], now),
  news: (tx, { contactId, requestId, news }, { vault, id, now }) =>
    storeNews(
      tx,
      vault,
      {
        contactId,
        providerId: `news:${id}`,
        event: { kind: 'news', requestId, news },
      },
      now,
    ),
  alert: (tx, { to, messages }, { vault, now, tz, secretariat }) =>
    alertStaff(tx, vault, to, messages, { today: cityDate(now, tz), secretariat, now }),
  relay: (tx, effect, { id, now, vault }) => relayMessage(tx, effect, { now, vault, messageId: id }),
  order_document: (tx, { orderId, document, contactId }, { now }) =>
    orderDocument(tx, { id: orderId, contactId, document, at: now }),
};

/** Does what follows, in its order. */
export const tellAll = async (tx: Tx, effects: readonly HeldEffect[], telling: Telling): Promise<void> => {
  for (const effect of effects) {
    const tell = tellers[effect.type] as (tx: Tx, effect: HeldEffect, telling: Telling) => Promise<unknown>;
    await tell(tx, effect, telling);
  }
};
