import type { House } from '../../app/house.ts';
import type { ChannelPart, OpenChannel } from './channel-part.ts';
import { openSimulator } from './simulator/index.ts';
import { openTelegram } from './telegram/index.ts';
import { openWhatsappCloud } from './whatsapp-cloud/index.ts';
import { openWhatsappWeb } from './whatsapp-web/index.ts';

/** Every channel there is. A new one is a folder, and a line here. */
const every: readonly OpenChannel[] = [openSimulator, openTelegram, openWhatsappCloud, openWhatsappWeb];

/** Opens the channels that are configured. */
export const openChannels = async (house: House): Promise<ChannelPart[]> =>
  (await Promise.all(every.map((open) => open(house)))).filter((part) => part !== null);
