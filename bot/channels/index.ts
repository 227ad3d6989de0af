import { switchable, type IsOff } from '../../app/channel-switch.ts';
import { introduceChannel } from '../../app/db/channel-state.ts';
import type { House } from '../../app/house.ts';
import type { ChannelPart, OpenChannel } from './channel-part.ts';
import { openSimulator } from './simulator/index.ts';
import { openTelegram } from './telegram/index.ts';
import { openWhatsappCloud } from './whatsapp-cloud/index.ts';
import { openWhatsappWeb } from './whatsapp-web/index.ts';

/** Every channel there is. A new one is a folder, and a line here. */
export const everyChannel: readonly OpenChannel[] = [
  openSimulator,
  openTelegram,
  openWhatsappCloud,
  openWhatsappWeb,
];

/** Opens those of the channels that are configured, each with its switch, and writes down what they can do. */
export const openChannels = async (
  every: readonly OpenChannel[],
  house: House,
  isOff: IsOff,
): Promise<ChannelPart[]> => {
  const opened = await Promise.all(every.map((open) => open({ ...house, isOff })));
  const parts = opened.filter((part) => part !== null);
  for (const { name: channel, account, can } of parts.flatMap(({ channels }) => channels)) {
    await introduceChannel(house.db.pool, { channel, account }, can, house.clock());
    house.metrics.channelOff(channel, account, () => isOff({ channel, account }));
  }
  return parts.map((part) => ({
    ...part,
    channels: part.channels.map((channel) => switchable(channel, isOff)),
  }));
};
