import { z } from 'zod';
import { json, type Params } from './params.ts';
import { badRequest } from './refusal.ts';

const actions = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'copy_text',
] as const;

const InlineButton = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
export type InlineButton = z.infer<typeof InlineButton>;

const KeyboardButton = z.union([
  z.string().transform((text) => ({ text, request_contact: false, request_location: false })),
  z.looseObject({
    text: z.string(),
    request_contact: z.boolean().default(false),
    request_location: z.boolean().default(false),
  }),
]);
export type KeyboardButton = { text: string; request_contact: boolean; request_location: boolean };

const Markup = z.looseObject({
  inline_keyboard: z.array(z.array(InlineButton)).optional(),
  keyboard: z.array(z.array(KeyboardButton)).optional(),
  remove_keyboard: z.boolean().optional(),
  force_reply: z.boolean().optional(),
  one_time_keyboard: z.boolean().optional(),
  input_field_placeholder: z.string().max(64).optional(),
});

/** What a message brings along to be pressed. */
export type ReplyMarkup = {
  inline: InlineButton[][] | null;
  keyboard: { rows: KeyboardButton[][]; oneTime: boolean } | null;
  removesKeyboard: boolean;
};

const MOST_BUTTONS = 100;
const MOST_IN_A_ROW = 8;

const checkUrl = (url: string): void => {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  // Telegram refuses names without a dot, localhost among them.
  if (!host.includes('.')) badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
};

const checkInline = (button: InlineButton): void => {
  const chosen = actions.filter((action) => button[action] !== undefined && button[action] !== '');
  const trouble = "can't parse inline keyboard button: ";
  if (button.text.trim() === '') badRequest('inline keyboard button text must be non-empty');
  if (chosen.length === 0) badRequest(`${trouble}Text buttons are unallowed in the inline keyboard`);
  if (chosen.length > 1)
    badRequest(`${trouble}a button has exactly one action, this one ${chosen.join(', ')}`);
  if (Buffer.byteLength(button.callback_data ?? '') > 64) badRequest('BUTTON_DATA_INVALID');
  if (button.url !== undefined) checkUrl(button.url);
};

const checkSize = (rows: unknown[][]): void => {
  if (rows.flat().length > MOST_BUTTONS || rows.some((row) => row.length > MOST_IN_A_ROW))
    badRequest('reply markup is too long');
};

const checkKeyboard = (button: KeyboardButton, isPrivate: boolean): void => {
  if (button.text.trim() === '') badRequest('keyboard button text must be non-empty');
  if (button.request_contact && !isPrivate) badRequest('phone number can be requested in private chats only');
  if (button.request_location && !isPrivate) badRequest('location can be requested in private chats only');
};

const filled = <T>(rows: T[][] | undefined): T[][] => (rows ?? []).filter((row) => row.length > 0);

/** Reads `reply_markup` and refuses what Telegram would refuse. */
export const readMarkup = (params: Params, isPrivate: boolean): ReplyMarkup => {
  const markup = json(params, 'reply_markup', Markup, 'reply keyboard markup JSON object') ?? {};
  const kinds = [markup.inline_keyboard, markup.keyboard, markup.remove_keyboard, markup.force_reply];
  if (kinds.filter(Boolean).length > 1)
    badRequest('a message has either an inline keyboard or a reply keyboard');
  const inline = filled(markup.inline_keyboard);
  const rows = filled(markup.keyboard);
  if (markup.keyboard && rows.length === 0) badRequest('reply keyboard must be non-empty');
  checkSize(inline);
  inline.flat().forEach(checkInline);
  rows.flat().forEach((button) => {
    checkKeyboard(button, isPrivate);
  });
  return {
    inline: inline.length > 0 ? inline : null,
    keyboard: rows.length > 0 ? { rows, oneTime: markup.one_time_keyboard === true } : null,
    removesKeyboard: markup.remove_keyboard === true,
  };
};

/** Only inline keyboards can be put under a message that stands already. */
export const readInlineMarkup = (params: Params): InlineButton[][] | null => {
  const { inline, keyboard, removesKeyboard } = readMarkup(params, true);
  if (keyboard || removesKeyboard) badRequest('inline keyboard expected');
  return inline;
};
