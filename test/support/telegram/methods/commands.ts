import { z } from 'zod';
import { json, type Params } from '../params.ts';
import { badRequest } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

const Scope = z.looseObject({
  type: z.enum([
    'default',
    'all_private_chats',
    'all_group_chats',
    'all_chat_administrators',
    'chat',
    'chat_administrators',
    'chat_member',
  ]),
  chat_id: z.union([z.number(), z.string()]).optional(),
  user_id: z.number().optional(),
});
const Commands = z.array(z.object({ command: z.string(), description: z.string() }));

/** One list for each scope and language. */
const keyOf = (world: World, params: Params): string => {
  const scope = json(params, 'scope', Scope, 'BotCommandScope JSON object') ?? { type: 'default' as const };
  const named = ['chat', 'chat_administrators', 'chat_member'].includes(scope.type);
  if (named && (scope.chat_id ?? '') === '')
    badRequest("can't parse BotCommandScope: empty chat_id specified");
  const chat = named ? world.chats.get(Number(scope.chat_id)) : undefined;
  if (named && (!chat || chat.standing === 'stranger')) badRequest('chat not found');
  return [scope.type, scope.chat_id ?? '', scope.user_id ?? '', params.language_code ?? ''].join('|');
};

const check = ({ command, description }: z.infer<typeof Commands>[number]): void => {
  if (!/^[a-z0-9_]{1,32}$/.test(command.replace(/^\//, ''))) badRequest('BOT_COMMAND_INVALID');
  if (description.trim() === '') badRequest('command description must be non-empty');
  if (description.length > 256) badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
};

/** https://core.telegram.org/bots/api#setmycommands */
export const setMyCommands: Method = (world, { params }) => {
  const commands = json(params, 'commands', Commands, 'commands JSON object') ?? [];
  if (commands.length > 100) badRequest('BOT_COMMANDS_TOO_MUCH');
  commands.forEach(check);
  world.commands.set(
    keyOf(world, params),
    commands.map((each) => ({ ...each, command: each.command.replace(/^\//, '') })),
  );
  return { result: true };
};

/** https://core.telegram.org/bots/api#getmycommands */
export const getMyCommands: Method = (world, { params }) => ({
  result: world.commands.get(keyOf(world, params)) ?? [],
});

/** https://core.telegram.org/bots/api#deletemycommands */
export const deleteMyCommands: Method = (world, { params }) => {
  world.commands.delete(keyOf(world, params));
  return { result: true };
};
