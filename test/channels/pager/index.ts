import { openUpdatesAside } from '../../../app/set-update-aside.ts';
import type { OpenChannel } from '../../../bot/channels/channel-part.ts';
import { createPager, own } from './adapter.ts';
import type { PagerProvider } from './provider.ts';

/** The pager as the bot opens it. */
export const pagerOver =
  (provider: PagerProvider): OpenChannel =>
  async (house) => {
    const { log, isOff } = house;
    const { channel, routes } = createPager({
      provider,
      setAside: openUpdatesAside(house, own),
      log,
      isOff,
    });
    return { channels: [channel], routes };
  };
