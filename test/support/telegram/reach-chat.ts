import { integer, type Params } from './params.ts';
import { badRequest, refuse } from './refusal.ts';
import type { Chat, Message, Standing, World } from './world.ts';

type Unreachable = Partial<Record<Standing, [status: number, description: (chat: Chat) => string]>>;
const group = ({ type }: Chat): string => (type === 'group' ? 'the group chat' : 'the supergroup chat');

const unreachable: Unreachable = {
  stranger: [400, () => 'Bad Request: chat not found'],
  blocked: [403, () => 'Forbidden: bot was blocked by the user'],
  deactivated: [403, () => 'Forbidden: user is deactivated'],
  kicked: [403, (chat) => `Forbidden: bot was kicked from ${group(chat)}`],
  left: [403, (chat) => `Forbidden: bot is not a member of ${group(chat)}`],
};

/** The chat a call is about, whether the bot may write there or not. */
export const knownChat = (world: World, params: Params): Chat => {
  const id = params.chat_id?.trim() ?? '';
  if (id === '') badRequest('chat_id is empty');
  const chat = world.chats.get(Number(id));
  return !chat || chat.standing === 'stranger' ? badRequest('chat not found') : chat;
};

/** The chat a call writes to. */
export const openChat = (world: World, params: Params): Chat => {
  const chat = knownChat(world, params);
  const closed = unreachable[chat.standing];
  return closed ? refuse(closed[0], closed[1](chat)) : chat;
};

/** The message a call is about; `what` is Telegram's word for it. */
export const knownMessage = (chat: Chat, params: Params, what: string): Message => {
  if ((params.message_id ?? '') === '') badRequest('message identifier is not specified');
  return chat.messages.get(integer(params, 'message_id', 0)) ?? badRequest(`${what} not found`);
};
