import {
  conversations,
  createConversation,
  type Conversation,
  type ConversationFlavor,
} from '@grammyjs/conversations';
import type { VersionedState, VersionedStateStorage } from '@grammyjs/conversations';
import { PsqlAdapter } from '@grammyjs/storage-psql';
import { RedisAdapter } from '@grammyjs/storage-redis';
import { Bot, type Context } from 'grammy';
import { Redis } from 'ioredis';
import pg from 'pg';
import { openPhones, type Contender } from './contender.ts';
import { peerTexts, reviewBegins } from './form.ts';

type Outside = ConversationFlavor<Context>;
type Storage = VersionedStateStorage<string, never>;

const botInfo = {
  id: 1,
  is_bot: true as const,
  first_name: 'Bench',
  username: 'bench_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

/** The same form as ours: the first text enters it, each further one answers a question. */
const form = async (asking: Conversation<Outside>, ctx: Context): Promise<void> => {
  const answers: string[] = [];
  for (const question of peerTexts.slice(0, -1)) {
    await ctx.reply(question);
    const { message } = await asking.waitFor('message:text');
    answers.push(message.text);
  }
  await ctx.reply(`${reviewBegins}\n${answers.join('\n')}`);
};

const openBot = (name: string, storage: Storage, stop: () => Promise<unknown>): Contender => {
  const phones = openPhones();
  let ids = 0;
  // Inside a conversation only the fetch is ours to replace: what it "sends" is shown on the phone.
  const send = (_url: unknown, { body }: { body: string }) => {
    const { chat_id: chat, text } = JSON.parse(body) as { chat_id: number; text: string };
    phones.show(String(chat), text);
    const result = { message_id: (ids += 1), date: 0, chat: { id: chat, type: 'private' }, text };
    return Promise.resolve({ json: () => Promise.resolve({ ok: true, result }) });
  };
  const bot = new Bot<Outside>('1:bench', { botInfo, client: { fetch: send as never } });
  bot.use(conversations<Outside, Context>({ storage }));
  bot.use(createConversation<Outside, Context>(form, 'form'));
  bot.on('message:text', (ctx) => ctx.conversation.enter('form'));
  let people = 0;
  return {
    name,
    openChat() {
      const id = (people += 1);
      const from = { id, is_bot: false, first_name: 'Rina' };
      return async (text) => {
        const answer = phones.answer(String(id));
        const chat = { id, type: 'private' as const, first_name: 'Rina' };
        const message = { message_id: (ids += 1), date: 0, chat, from, text };
        const [said] = await Promise.all([answer, bot.handleUpdate({ update_id: (ids += 1), message })]);
        return said;
      };
    },
    async stop() {
      await stop();
    },
  };
};

/** grammY with its conversations in Redis. */
export const openGrammyRedis = (url: string): Contender => {
  const redis = new Redis(url);
  const storage = new RedisAdapter<VersionedState<never>>({ instance: redis });
  return openBot('grammY conversations on Redis', storage, () => redis.quit());
};

/** The same in PostgreSQL: what is answered is on disk. */
export const openGrammyPostgres = async (databaseUrl: string): Promise<Contender> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  // The adapter asks for a client and only ever queries it: a pool lets it use several connections.
  const client = pool as unknown as pg.Client;
  const storage = (await PsqlAdapter.create({ tableName: 'conversations', client })) as PsqlAdapter<
    VersionedState<never>
  >;
  return openBot('grammY conversations on PostgreSQL', storage, () => pool.end());
};
