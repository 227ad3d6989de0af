import type { Shown } from '../../support/phone.ts';
import type { TelegramServer } from '../../support/telegram/server.ts';
import { callerOf, type Reply } from './caller.ts';

type Inbound = Record<string, unknown>;
type Incoming = {
  message_id: number;
  chat: { id: number };
  text?: string;
  document?: { file_id: string; file_name: string; mime_type: string };
  contact?: { phone_number: string };
};
type AnyUpdate = {
  update_id: number;
  message?: Incoming;
  callback_query?: { id: string; data: string; message: Incoming };
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const html = (text: string): string =>
  escape(text).replace(/(?<![\p{L}\p{N}_*])\*(\S[^*\n]*?)\*(?![\p{L}\p{N}_*])/gu, '<b>$1</b>');

/** Paragraphs in pieces that Telegram takes. */
const pieces = (text: string): string[] =>
  text.split('\n\n').reduce<string[]>((list, paragraph) => {
    const last = list.at(-1);
    if (last === undefined || last.length + paragraph.length > 4000) return [...list, paragraph];
    return [...list.slice(0, -1), `${last}\n\n${paragraph}`];
  }, []);

const markupOf = (options: Shown['options']): object | undefined => {
  const share = options.find(({ id }) => id === 'share_contact');
  if (share) return { keyboard: [[{ text: share.label, request_contact: true }]] };
  const rows = options.map(({ id, label }) => [{ text: label, callback_data: id }]);
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
};

/** The poorest bot that can be: it carries what the simulator's Telegram says to the Bot API, and back. */
export const bridge = (server: TelegramServer, house: string, chat: number): (() => Promise<void>) => {
  const call = callerOf(server);
  let over = false;

  const bytesOf = async (fileId: string): Promise<string> => {
    const { result } = await call('getFile', { file_id: fileId });
    const { file_path: path } = result as { file_path: string };
    const response = await fetch(`${server.apiRoot}/file/bot${server.token}/${path}`);
    return Buffer.from(await response.arrayBuffer()).toString('base64');
  };
  const inboundOf = async ({ message, callback_query: press }: AnyUpdate): Promise<Inbound> => {
    if (press) {
      await call('answerCallbackQuery', { callback_query_id: press.id });
      return { button: press.data };
    }
    if (message?.contact) return { contact: { phone: message.contact.phone_number } };
    if (!message?.document) return { text: message?.text };
    const { file_name: name, mime_type: mime, file_id: id } = message.document;
    return { file: { name, mime, base64: await bytesOf(id) } };
  };
  const listen = async (): Promise<void> => {
    let offset = 0;
    while (!over) {
      const reply: Reply = await call('getUpdates', { offset, timeout: 1 });
      for (const update of reply.result as AnyUpdate[]) {
        const body = { channel: 'telegram', chat: String(chat), id: String(update.update_id) };
        await fetch(`${house}/simulator/inbound`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...body, ...(await inboundOf(update)) }),
        });
        offset = update.update_id + 1;
      }
    }
  };
  const show = async ({ text, options }: Shown): Promise<void> => {
    const parts = pieces(text);
    for (const [index, part] of parts.entries()) {
      const markup = index === parts.length - 1 ? markupOf(options) : undefined;
      const reply = await call('sendMessage', {
        chat_id: chat,
        text: html(part),
        parse_mode: 'HTML',
        ...(markup && { reply_markup: markup }),
      });
      if (!reply.ok) throw new Error(`${String(reply.description)}: ${part}`);
    }
  };
  const speak = async (): Promise<void> => {
    let after = 0;
    while (!over) {
      const query = `channel=telegram&chat=${chat}&after=${after}&wait=1000`;
      const response = await fetch(`${house}/simulator/outbound?${query}`);
      const { messages } = (await response.json()) as { messages: Shown[] };
      for (const message of messages) await show(message);
      after = messages.at(-1)?.seq ?? after;
    }
  };
  const both = Promise.all([listen(), speak()]);
  return async () => {
    over = true;
    await both;
  };
};
