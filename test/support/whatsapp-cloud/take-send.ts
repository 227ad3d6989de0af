import { refuse } from './graph-error.ts';
import type { Read, Sending } from './read-send.ts';
import {
  messagesChange,
  newAccount,
  newWamid,
  type Account,
  type Pressable,
  type Seen,
  type World,
} from './world.ts';

const windowMs = 24 * 3_600_000;

/** What becomes of a message after it was taken. */
type Fate = { state: 'delivered' } | { state: 'failed'; code: number };

export type SendManners = {
  /** Tells by status instead of by answer that the 24 hours are over, as Meta often does. */
  windowByStatus: boolean;
  /** Whether taken messages are told to be sent and delivered. */
  receipts: boolean;
};

const buttonsOf = (sending: Sending): Pressable[] => {
  if (sending.type !== 'interactive') return [];
  const { interactive } = sending;
  if (interactive.type === 'button')
    return interactive.action.buttons.map(({ reply }) => ({ label: reply.title, id: reply.id, list: false }));
  return interactive.action.sections.flatMap(({ rows }) =>
    rows.map(({ id, title, description }) => ({
      label: title,
      id,
      list: true,
      ...(description === undefined ? {} : { description }),
    })),
  );
};

const templateText = (world: World, { template }: Extract<Sending, { type: 'template' }>): string => {
  const known = world.templates.get(template.name);
  if (!known || template.language.code !== 'id')
    return refuse(132_001, 'Template name does not exist in the translation', 404);
  if (known.status === 'PAUSED') refuse(132_015, 'Template is paused');
  if (known.status === 'DISABLED') refuse(132_016, 'Template is disabled');
  const parameters = template.components.flatMap((component) => component.parameters);
  const wanted = new Set(known.text.match(/\{\{\d+\}\}/g)).size;
  if (parameters.length !== wanted) refuse(132_000, 'Number of parameters does not match');
  return parameters.reduce((text, { text: value }, n) => text.replaceAll(`{{${n + 1}}}`, value), known.text);
};

const fileOf = (world: World, sending: Sending): Seen['file'] => {
  if (sending.type !== 'document' && sending.type !== 'image') return null;
  const { id } = sending.type === 'document' ? sending.document : sending.image;
  const media = world.media.get(id);
  if (media?.from !== 'business') return refuse(100, 'Media ID is not valid');
  if (sending.type === 'image' && !media.mime.startsWith('image/')) refuse(131_053, 'Not an image');
  const name = sending.type === 'document' ? (sending.document.filename ?? 'Untitled') : media.name;
  return { name, mime: media.mime, bytes: media.bytes };
};

const textOf = (world: World, sending: Sending): string => {
  if (sending.type === 'text') return sending.text.body;
  if (sending.type === 'interactive') return sending.interactive.body.text;
  if (sending.type === 'document') return sending.document.caption ?? '';
  if (sending.type === 'image') return sending.image.caption ?? '';
  return templateText(world, sending);
};

const recipientOf = ({ people }: World, { to, recipient }: Sending): Account | undefined =>
  people.find(({ phone, bsuid }) => (to === undefined ? bsuid === recipient : phone === to.replace('+', '')));

const tellStatus = (
  world: World,
  account: Account,
  id: string,
  status: string,
  codes: number[] = [],
): void => {
  const errors = codes.map((code) => ({ code, title: `Error ${code}`, message: `Error ${code}` }));
  world.emit(
    messagesChange(world, account, {
      statuses: [
        {
          id,
          status,
          timestamp: String(Math.floor(world.now() / 1000)),
          recipient_user_id: account.bsuid,
          ...(!account.hidden && { recipient_id: account.phone }),
          ...(errors.length > 0 && { errors }),
        },
      ],
    }),
  );
};

/** Tells the webhook what became of a message. */
export const tellOf = (world: World, account: Account, id: string, state: string, code?: number): void =>
  tellStatus(world, account, id, state, code === undefined ? [] : [code]);

const fateOf = (world: World, account: Account, sending: Sending, manners: SendManners): Fate => {
  if (account.away) return { state: 'failed', code: 131_026 };
  const isOpen = world.now() - account.wroteAt < windowMs;
  if (sending.type === 'template' || isOpen) return { state: 'delivered' };
  if (!manners.windowByStatus) return refuse(131_047, 'Re-engagement message');
  return { state: 'failed', code: 131_047 };
};

/** Takes a message: shown at once where it can be, told of by status afterwards. */
export const takeSend = (world: World, sending: Sending, manners: SendManners) => {
  const account = recipientOf(world, sending) ?? newAccount({ phone: sending.to ?? '0', away: true });
  const shown = {
    type: sending.type,
    text: textOf(world, sending),
    buttons: buttonsOf(sending),
    file: fileOf(world, sending),
    template: sending.type === 'template' ? sending.template.name : null,
  };
  const fate = fateOf(world, account, sending, manners);
  const wamid = newWamid(account);
  if (fate.state === 'delivered') {
    account.seen.push({ ...shown, wamid, seq: account.seen.length + 1, at: world.now() });
    account.typing = 0;
    account.bell.ring();
    if (manners.receipts) for (const state of ['sent', 'delivered']) tellOf(world, account, wamid, state);
  } else tellOf(world, account, wamid, 'failed', fate.code);
  const input = sending.to ?? sending.recipient;
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input, ...(account.hidden ? { user_id: account.bsuid } : { wa_id: account.phone }) }],
    messages: [{ id: wamid }],
  };
};

/** Marks a person's message as read. */
export const takeRead = (world: World, { message_id, typing_indicator }: Read) => {
  const account = world.messages.get(message_id) ?? refuse(131_009, 'Message id is not known');
  account.read.add(message_id);
  if (typing_indicator) account.typing += 1;
  account.bell.ring();
  return { success: true };
};
