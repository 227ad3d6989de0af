import { showChat } from './show-message.ts';
import type { Chat, Standing, User, World } from './world.ts';

const status: Record<Standing, string> = {
  stranger: 'left',
  open: 'member',
  admin: 'administrator',
  blocked: 'kicked',
  deactivated: 'kicked',
  kicked: 'kicked',
  left: 'left',
};

/** Changes how the bot stands in a chat, and tells it with `my_chat_member`. */
export const standingChanged = (world: World, chat: Chat, by: User, standing: Standing): void => {
  const was = status[chat.standing];
  chat.standing = standing;
  chat.bell.ring();
  if (was === status[standing]) return;
  const update = {
    chat: showChat(chat),
    from: by,
    date: Math.floor(world.now() / 1000),
    old_chat_member: { user: world.bot, status: was },
    new_chat_member: { user: world.bot, status: status[standing] },
  };
  world.queue.add('my_chat_member', update, chat.id);
};
