import { answerCallbackQuery } from './callback.ts';
import { getChat, getMe, leaveChat } from './chats.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts';
import { deleteMessage, editMessageCaption, editMessageReplyMarkup, editMessageText } from './edit.ts';
import { getFile } from './files.ts';
import type { Method } from './method.ts';
import { sendChatAction, sendDocument, sendMessage, sendPhoto } from './send.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts';

const methods = {
  answerCallbackQuery,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getFile,
  getMe,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  leaveChat,
  sendChatAction,
  sendDocument,
  sendMessage,
  sendPhoto,
  setMyCommands,
  setWebhook,
} satisfies Record<string, Method>;

const byLowerCase = new Map(
  Object.entries(methods).map(([name, run]): [string, { name: string; run: Method }] => [
    name.toLowerCase(),
    { name, run },
  ]),
);

/** Telegram does not look at upper and lower case in a method's name. */
export const methodNamed = (name: string): { name: string; run: Method } | undefined =>
  byLowerCase.get(name.toLowerCase());
