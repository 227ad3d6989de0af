import type { OpenChannel } from '../channel-part.ts';

/** WhatsApp in a browser, where that mode is chosen. */
export const openWhatsappWeb: OpenChannel = async ({ config, settings, ...house }) => {
  if (config.whatsapp.mode !== 'web') return null;
  const [{ createWhatsappWeb }, { pairingPage }] = await Promise.all([
    import('./adapter.ts'),
    import('./pairing-page.ts'),
  ]);
  const web = createWhatsappWeb({
    ...house,
    config: config.whatsapp,
    dataDir: config.dataDir,
    publicUrl: config.publicUrl,
    settings: settings.whatsappWeb,
    print: (text) => void process.stdout.write(text),
  });
  const { db, vault, catalogue, clock } = house;
  return {
    channels: [web],
    async routes(http) {
      await http.register(pairingPage, { db, vault, catalogue, clock });
    },
    start: web.start,
  };
};
