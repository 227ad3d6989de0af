import type { OpenChannel } from '../channel-part.ts';

/** WhatsApp over Meta's Cloud API, where that mode is chosen. */
export const openWhatsappCloud: OpenChannel = async ({ config, ...house }) => {
  if (config.whatsapp.mode !== 'cloud') return null;
  const [{ createWhatsappCloud }, { openCloudApi }] = await Promise.all([
    import('./adapter.ts'),
    import('./api.ts'),
  ]);
  const cloud = createWhatsappCloud({
    ...house,
    mostForged: house.settings.signs.forgedWebhooks,
    config: config.whatsapp,
    api: openCloudApi(config.whatsapp),
  });
  return { channels: [cloud], routes: cloud.routes, start: cloud.start };
};
