import type { OpenChannel } from '../channel-part.ts';

/** Telegram, where a bot's token is given. */
export const openTelegram: OpenChannel = async ({ config, ...house }) => {
  if (!config.telegram) return null;
  const [{ createTelegram }, { openTelegramApi }] = await Promise.all([
    import('./adapter.ts'),
    import('./api.ts'),
  ]);
  const telegram = createTelegram({
    ...house,
    mostForged: house.settings.signs.forgedWebhooks,
    config: config.telegram,
    api: openTelegramApi(config.telegram),
  });
  return { channels: [telegram], routes: telegram.routes, start: telegram.start, stop: telegram.stop };
};
