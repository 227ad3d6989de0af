import type { Move } from '../../../app/db/move-identity.ts';
import type { Inbound, Receipt } from '../../../app/inbound.ts';
import { lookUp } from '../kit/wire.ts';
import { pageIn } from './choices.ts';
import { eventOf } from './read-message.ts';
import { errorOf } from './send-error.ts';
import {
  Change,
  Entry,
  WebhookBody,
  WebhookCall,
  WebhookContact,
  WebhookError,
  WebhookMessage,
  WebhookStatus,
  type AccountNews,
  type WebhookValue,
} from './webhook-body.ts';

/** What one entry of a webhook asks of the adapter. `message` is what can be marked as read. */
export type Reading =
  | { kind: 'said'; inbound: Inbound; message: string | null }
  | { kind: 'page'; address: string; message: string; page: number; deliveryId: string }
  | { kind: 'moved'; move: Move }
  | { kind: 'receipt'; receipt: Receipt; code: number | null }
  | { kind: 'account'; news: AccountNews }
  | { kind: 'error'; code: number }
  | { kind: 'unreadable'; what: string };

/** A reading, with a webhook that holds nothing else: what is set aside when it cannot be taken. */
export type Taken = { reading: Reading; raw: unknown };

const isPhone = (id: string | undefined): id is string => id !== undefined && /^\d{5,20}$/.test(id);

type From = { from?: string | undefined; from_user_id?: string | undefined };

/**
 * Who wrote: replies go to the number they wrote from, or to their user id where Meta keeps the number to itself. All
 * that Meta names together is one person.
 */
const senderOf = ({ from, from_user_id }: From, { contacts }: WebhookValue) => {
  const people = contacts.flatMap((contact) => WebhookContact.safeParse(contact).data ?? []);
  const same = ({ wa_id, user_id }: WebhookContact): boolean =>
    (from !== undefined && [wa_id, user_id].includes(from)) ||
    (from_user_id !== undefined && user_id === from_user_id);
  const [only] = people;
  const person = people.find(same) ?? (people.length === 1 && from === undefined ? only : undefined);
  const ids = [from, from_user_id, person?.wa_id, person?.user_id].filter(
    (id) => id !== undefined && id !== '',
  );
  const known = [...new Set(ids as string[])];
  const [address, ...aliases] = [...known.filter(isPhone), ...known.filter((id) => !isPhone(id))];
  const phone = [person?.wa_id, from].find(isPhone);
  return address === undefined ? null : { address, aliases, phone: phone === undefined ? null : `+${phone}` };
};

const unreadable = (what: string): Reading => ({ kind: 'unreadable', what });

type Context = { account: string; value: WebhookValue };

const inboundOf = (from: From & { timestamp?: number | undefined }, providerId: string, context: Context) => {
  const sender = senderOf(from, context.value);
  if (!sender) return null;
  return {
    channel: 'whatsapp' as const,
    account: context.account,
    ...sender,
    providerId,
    ...(from.timestamp === undefined ? {} : { sentAt: new Date(from.timestamp * 1000) }),
  };
};

/** The new number for the old, the new user id for the old. */
const movedReading = (
  { from, from_user_id, timestamp, system }: WebhookMessage,
  account: string,
): Reading | null => {
  const { wa_id, user_id } = system ?? {};
  const pairs = [
    { from, to: wa_id },
    { from: from_user_id, to: user_id },
  ];
  const moves = pairs.flatMap((pair) =>
    pair.from && pair.to && pair.from !== pair.to ? [{ from: pair.from, to: pair.to }] : [],
  );
  if (moves.length === 0 || timestamp === undefined) return null;
  const phone = isPhone(wa_id) ? `+${wa_id}` : null;
  return {
    kind: 'moved',
    move: { channel: 'whatsapp', account, moves, phone, at: new Date(timestamp * 1000) },
  };
};

const messageReading = (raw: unknown, context: Context): Reading | null => {
  const read = WebhookMessage.safeParse(raw);
  if (!read.success) return unreadable('message');
  const message = read.data;
  // Groups are nobody's front door.
  if (message.group_id !== undefined) return null;
  if (message.type === 'system') return movedReading(message, context.account);
  const event = eventOf(message);
  if (!event) return null;
  const inbound = inboundOf(message, message.id, context);
  if (!inbound) return unreadable('sender');
  const turned = event.kind === 'button' ? pageIn(event.option) : null;
  if (turned) return { kind: 'page', address: inbound.address, message: message.id, ...turned };
  return { kind: 'said', inbound: { ...inbound, event }, message: message.id };
};

/** A call rings and ends in two webhooks of one id: it is one message. */
const callReading = (raw: unknown, context: Context): Reading | null => {
  const read = WebhookCall.safeParse(raw);
  if (!read.success) return unreadable('call');
  const { id, direction } = read.data;
  if (direction === 'BUSINESS_INITIATED') return null;
  const inbound = inboundOf(read.data, `call:${id}`, context);
  return inbound
    ? { kind: 'said', inbound: { ...inbound, event: { kind: 'other', what: 'call' } }, message: null }
    : unreadable('caller');
};

const stateOf: Record<string, Receipt['state']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

const statusReading = (raw: unknown, { account }: Context): Reading | null => {
  const read = WebhookStatus.safeParse(raw);
  if (!read.success) return unreadable('status');
  const state = lookUp(stateOf, read.data.status);
  if (state === undefined) return null;
  const code = state === 'failed' ? (read.data.errors[0]?.code ?? null) : null;
  const receipt: Receipt = {
    channel: 'whatsapp',
    account,
    providerId: read.data.id,
    state,
    ...(state === 'failed' ? { error: errorOf(code) } : {}),
  };
  return { kind: 'receipt', receipt, code };
};

const accountFields = [
  'account_update',
  'account_alerts',
  'phone_number_quality_update',
  'message_template_status_update',
];

const accountReading = (field: string, value: WebhookValue): Reading => ({
  kind: 'account',
  news: {
    field,
    event: value.event ?? value.alert_type ?? '',
    template: value.message_template_name ?? null,
  },
});

const errorReading = (raw: unknown): Reading => {
  const code = WebhookError.safeParse(raw).data?.code;
  return code === undefined ? unreadable('error') : { kind: 'error', code };
};

const readers = {
  messages: messageReading,
  calls: callReading,
  statuses: statusReading,
  errors: errorReading,
} satisfies Record<string, (raw: unknown, context: Context) => Reading | null>;

/** What stands under each field of a webhook. */
const kindsOf: Readonly<Record<string, readonly (keyof typeof readers)[]>> = {
  messages: ['messages', 'statuses', 'errors'],
  calls: ['calls'],
};

const webhookOf = (entry: unknown): unknown => ({ object: 'whatsapp_business_account', entry: [entry] });
const alone = (change: unknown): unknown => webhookOf({ changes: [change] });

const changeTaken = (raw: unknown, account: string): Taken[] => {
  const read = Change.safeParse(raw);
  if (!read.success) return [{ reading: unreadable('change'), raw: alone(raw) }];
  const { field, value } = read.data;
  if (accountFields.includes(field)) return [{ reading: accountReading(field, value), raw: alone(raw) }];
  const { metadata, contacts } = value;
  // Other numbers of the same account have front doors of their own.
  if (metadata?.phone_number_id !== account) return [];
  return (lookUp(kindsOf, field) ?? []).flatMap((kind) =>
    value[kind].flatMap((each): Taken[] => {
      const reading = readers[kind](each, { account, value });
      return reading
        ? [{ reading, raw: alone({ field, value: { metadata, contacts, [kind]: [each] } }) }]
        : [];
    }),
  );
};

const entryTaken = (raw: unknown, account: string): Taken[] => {
  const read = Entry.safeParse(raw);
  return read.success
    ? read.data.changes.flatMap((each) => changeTaken(each, account))
    : [{ reading: unreadable('entry'), raw: webhookOf(raw) }];
};

/** Everything a webhook asks of us, in its order; what nobody knows is left out, what cannot be read is told. */
export const readWebhook = (body: unknown, account: string): Taken[] => {
  const read = WebhookBody.safeParse(body);
  if (!read.success) return [{ reading: unreadable('webhook'), raw: body }];
  return read.data.entry.flatMap((each) => entryTaken(each, account));
};
