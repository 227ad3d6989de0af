import { Api, GrammyError, HttpError, InputFile, type ApiClientOptions } from 'grammy';
import type { TelegramConfig } from '../../../app/config.ts';
import { networkTroubleOf } from '../kit/network-trouble.ts';
import { TelegramTrouble, type TelegramApi, type Trouble } from './port.ts';
import { allowedUpdates } from './update.ts';

const usualRoot = 'https://api.telegram.org';
/** More than a long poll takes. */
const longestSeconds = 45;
const mostAtOnce = 100;

/** What went wrong, without the client's own words: those hold the address, and the address holds the token. */
const troubleOf = (error: unknown): Trouble => {
  if (error instanceof GrammyError) {
    const { retry_after } = error.parameters;
    const told = { kind: 'api' as const, code: error.error_code, description: error.description };
    return retry_after === undefined ? told : { ...told, retryAfter: retry_after };
  }
  return networkTroubleOf(error instanceof HttpError ? error.error : error);
};

const called = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw new TelegramTrouble(troubleOf(error));
  }
};

/** grammY writes a name into a header as it is, where a semicolon or a quote would end it. */
const headerName = (name: string): string =>
  name
    .replace(/[\r\n]+/g, ' ')
    .replaceAll(';', ',')
    .replaceAll('"', "'");

type ClientFetch = NonNullable<ApiClientOptions['fetch']>;

/**
 * Node's own fetch in place of the one grammY brings, which is of another age: its signals are none that Node knows, and
 * its agents are not needed.
 */
const nodeFetch = (async (address: string, { signal, ...init }) => {
  const aborted = new AbortController();
  if (signal?.aborted) aborted.abort();
  signal?.addEventListener('abort', () => {
    aborted.abort();
  });
  return fetch(address, { ...(init as RequestInit), signal: aborted.signal });
}) satisfies (address: string, init: NonNullable<Parameters<ClientFetch>[1]>) => Promise<Response>;

/** grammY's own type of a signal comes from a package of its time; it is the same thing. */
type Signal = Parameters<Api['getMe']>[0];
const signalOf = (signal: AbortSignal): Signal => signal as unknown as Signal;

const markupOf = <M>(markup: M | undefined) => (markup === undefined ? {} : { reply_markup: markup });
const parseMode = (html: boolean) => (html ? { parse_mode: 'HTML' as const } : {});
// A link of ours works once, and is not Telegram's to look at.
const noPreview = { link_preview_options: { is_disabled: true } };

/** Telegram's Bot API over grammY's client; the only place that knows either. */
export const openTelegramApi = ({ token, apiRoot = usualRoot }: TelegramConfig): TelegramApi => {
  const api = new Api(token, {
    apiRoot,
    timeoutSeconds: longestSeconds,
    fetch: nodeFetch as unknown as ClientFetch,
  });
  return {
    getMe: () => called(api.getMe()),
    getUpdates: (from, { seconds }, signal) =>
      called(
        api.getUpdates(
          { offset: from, timeout: seconds, limit: mostAtOnce, allowed_updates: allowedUpdates },
          signalOf(signal),
        ),
      ),
    async setWebhook(url, secret) {
      await called(api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates }));
    },
    async deleteWebhook() {
      await called(api.deleteWebhook());
    },
    async sendText({ chat, text, html, markup }) {
      const other = { ...parseMode(html), ...noPreview, ...markupOf(markup) };
      return (await called(api.sendMessage(chat, text, other))).message_id;
    },
    async sendDocument({ chat, file, caption, html, markup }) {
      const other = {
        ...parseMode(html),
        ...(caption === undefined ? {} : { caption }),
        ...markupOf(markup),
      };
      const document = new InputFile(file.bytes, headerName(file.name));
      return (await called(api.sendDocument(chat, document, other))).message_id;
    },
    async editKeyboard(chat, message, keyboard) {
      await called(api.editMessageReplyMarkup(chat, message, keyboard ? { reply_markup: keyboard } : {}));
    },
    async answerPress(press) {
      await called(api.answerCallbackQuery(press));
    },
    async typing(chat) {
      await called(api.sendChatAction(chat, 'typing'));
    },
    async setCommands(commands, chat) {
      const scope =
        chat === undefined ? { type: 'default' as const } : { type: 'chat' as const, chat_id: chat };
      await called(api.setMyCommands(commands, { scope }));
    },
    async clearCommands(chat) {
      await called(api.deleteMyCommands({ scope: { type: 'chat', chat_id: chat } }));
    },
    async getFile(id, signal) {
      const { file_path, file_size } = await called(api.getFile(id, signalOf(signal)));
      return { path: file_path ?? null, bytes: file_size ?? null };
    },
    openFile: (path, signal) => called(fetch(`${apiRoot}/file/bot${token}/${path}`, { signal })),
  };
};
