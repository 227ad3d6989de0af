import { knownChat, openChat } from '../reach-chat.ts';
import { badRequest } from '../refusal.ts';
import { showChat } from '../show-message.ts';
import { standingChanged } from '../standing.ts';
import type { Method } from './method.ts';

/** https://core.telegram.org/bots/api#getme */
export const getMe: Method = ({ bot, readsAllGroupMessages }) => ({
  result: {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: readsAllGroupMessages,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  },
});

/** https://core.telegram.org/bots/api#getchat */
export const getChat: Method = (world, { params }) => ({
  result: { ...showChat(knownChat(world, params)), accent_color_id: 0, max_reaction_count: 11 },
});

/** https://core.telegram.org/bots/api#leavechat */
export const leaveChat: Method = (world, { params }) => {
  const chat = openChat(world, params);
  if (chat.type === 'private') badRequest("chat member status can't be changed in private chats");
  standingChanged(world, chat, world.bot, 'left');
  return { result: true };
};
