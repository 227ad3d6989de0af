import type { Outgoing, SendResult } from '../../../app/channel.ts';
import { compose, type Part } from './compose.ts';
import { openPartwise } from '../kit/partwise.ts';
import { refusal } from '../kit/refusal.ts';
import type { Typing } from '../kit/typing.ts';
import type { ChatMemory } from './chat-memory.ts';
import { questionIn, withoutQuestion, type Keyboard } from './keyboard.ts';
import type { Pace } from './pace.ts';
import { TelegramTrouble, type Markup, type TelegramApi } from './port.ts';
import { htmlOf, plainOf } from './rich-text.ts';
import { isUnreadableMarkup, refusalOf } from './send-error.ts';

type Needs = {
  api: TelegramApi;
  pace: Pace;
  memory: ChatMemory;
  typing: Typing<number>;
  /** Work nobody waits for. */
  background: (work: Promise<unknown>) => void;
};

const sendPart = (
  api: TelegramApi,
  chat: number,
  { runs, markup, file }: Part,
  html: boolean,
): Promise<number> => {
  const text = html ? htmlOf(runs) : plainOf(runs);
  const common = { chat, html, ...(markup ? { markup } : {}) };
  if (!file) return api.sendText({ ...common, text });
  return api.sendDocument({ ...common, file, ...(text === '' ? {} : { caption: text }) });
};

/** Words that Telegram cannot read as markup still reach the person, without it. */
const sendReadable = async (api: TelegramApi, chat: number, part: Part): Promise<number> => {
  try {
    return await sendPart(api, chat, part, true);
  } catch (error) {
    if (!(error instanceof TelegramTrouble) || !isUnreadableMarkup(error.trouble)) throw error;
    return sendPart(api, chat, part, false);
  }
};

const isKeyboard = (markup: Markup | undefined): markup is Keyboard =>
  markup !== undefined && 'inline_keyboard' in markup;

const questionOf = ({ inline_keyboard }: Keyboard): number | null =>
  inline_keyboard
    .flat()
    .map(({ callback_data }) => questionIn(callback_data))
    .find((no) => no !== null) ?? null;

const orNull = (keyboard: Keyboard): Keyboard | null =>
  keyboard.inline_keyboard.length > 0 ? keyboard : null;

const tidyMs = 1000;
const mostTidying = 10;

/** Takes the buttons of answered questions away, when there is time for it. */
const tidy = (chat: number, needs: Needs, tries = mostTidying): void => {
  const { api, memory, pace, background } = needs;
  for (const { message, keyboard } of memory.outdated(chat)) {
    if (!pace.spare()) {
      if (tries > 0) setTimeout(() => tidy(chat, needs, tries - 1), tidyMs).unref();
      return;
    }
    memory.cleared(chat, message);
    background(api.editKeyboard(chat, message, orNull(withoutQuestion(keyboard))));
  }
};

/** What stands in the chat after a part was sent. */
const noteSent = (chat: number, message: number, { markup }: Part, needs: Needs): void => {
  const { memory } = needs;
  if (markup && !isKeyboard(markup)) memory.setKeys(chat, 'keyboard' in markup);
  const question = isKeyboard(markup) ? questionOf(markup) : null;
  if (!isKeyboard(markup) || question === null) return;
  memory.asked(chat, { message, keyboard: markup, question });
  tidy(chat, needs);
};

/** Opens sending: a message goes out in its parts, at the pace Telegram asks for. */
export const openSender = (needs: Needs): ((outgoing: Outgoing) => Promise<SendResult>) => {
  const { api, pace, memory, typing } = needs;
  const isChat = (chat: number): boolean => Number.isSafeInteger(chat) && chat !== 0;

  const send = openPartwise<Part>({
    compose: (outgoing) => compose(outgoing, { keys: memory.hasKeys(Number(outgoing.address)) }),
    async sendPart(part, _, { address }) {
      const chat = Number(address);
      await pace.turn(address);
      try {
        const message = await sendReadable(api, chat, part);
        noteSent(chat, message, part, needs);
        return { ok: true, providerId: String(message) };
      } catch (error) {
        if (!(error instanceof TelegramTrouble)) throw error;
        const refused = refusalOf(error.trouble);
        if (refused.retryAfterMs !== undefined) pace.rest(address, refused.retryAfterMs);
        return refused;
      }
    },
  });

  return async (outgoing) => {
    const chat = Number(outgoing.address);
    if (!isChat(chat)) return refusal('bad_request');
    const result = await send(outgoing);
    if (result.ok) typing.end(chat);
    return result;
  };
};
