import { z } from 'zod';
import { WireId } from '../kit/wire.ts';

const User = z.object({ id: z.int(), is_bot: z.boolean().optional() });
const Chat = z.object({ id: z.int(), type: z.string() });

/** A file of Telegram's: what it says of it before anybody has seen the bytes. */
const File = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});
export type TelegramFile = z.infer<typeof File>;

const Button = z.object({ text: z.string(), callback_data: z.string() });
const Keyboard = z.object({ inline_keyboard: z.array(z.array(Button)) });

const Place = z.object({ latitude: z.number(), longitude: z.number() });

/** As much of a message as we read; the rest of its kinds are told apart by their key alone. */
export const TelegramMessage = z.looseObject({
  message_id: z.int(),
  /** When it was sent; part of what it is known by. */
  date: z.int().optional().catch(undefined),
  edit_date: z.int().optional().catch(undefined),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  // An album that cannot be stored is no album; its files are taken one by one.
  media_group_id: WireId.optional().catch(undefined),
  document: File.optional(),
  photo: z.array(File.extend({ width: z.number(), height: z.number() })).optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  location: Place.extend({ live_period: z.int().optional().catch(undefined) }).optional(),
  venue: z.object({ location: Place }).optional(),
  forward_origin: z.unknown().optional(),
  reply_to_message: z.object({ message_id: z.int() }).optional().catch(undefined),
});
export type TelegramMessage = z.infer<typeof TelegramMessage>;

const Press = z.object({
  id: WireId,
  from: User,
  data: z.string().optional(),
  message: z
    .object({
      message_id: z.int(),
      chat: Chat,
      // A keyboard with buttons that are not ours is none we could change.
      reply_markup: Keyboard.optional().catch(undefined),
    })
    .optional(),
});

/** The signs under a message as they are now; those that are no emoji are none we could read. */
const Reaction = z.object({
  chat: Chat,
  message_id: z.int(),
  date: z.int().optional().catch(undefined),
  new_reaction: z.array(z.object({ emoji: z.string().optional().catch(undefined) })).catch([]),
});
export type TelegramReaction = z.infer<typeof Reaction>;

const Membership = z.object({ chat: Chat, new_chat_member: z.object({ status: z.string() }) });

/** An update of the kinds we ask Telegram for. */
export const Update = z.object({
  update_id: z.int(),
  message: TelegramMessage.optional(),
  edited_message: TelegramMessage.optional(),
  callback_query: Press.optional(),
  message_reaction: Reaction.optional(),
  my_chat_member: Membership.optional(),
});
export type Update = z.infer<typeof Update>;

/** Enough of an update to say which one could not be read, and whose it was. */
export const UpdateId = z.looseObject({ update_id: z.int() });

/** The kinds of updates we take; Telegram sends no others. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
] as const;

/** The chat an update belongs to, so that those of one chat stay in order. */
export const chatOf = (update: Update): string => {
  const { message, edited_message, callback_query, message_reaction, my_chat_member } = update;
  const from = message ?? edited_message ?? callback_query?.message ?? message_reaction ?? my_chat_member;
  const chat = from?.chat;
  return chat === undefined ? '' : String(chat.id);
};
