import { z } from 'zod';
import { recordAdmin } from '../db/admin-events.ts';
import { knownChannels, switchChannel, type ChannelAccount } from '../db/channel-state.ts';
import { inTransaction } from '../db/transaction.ts';
import { byCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand, type Office, type Output } from './command.ts';
import { parseOptions } from './options.ts';
import { table } from './table.ts';

const Options = z.object({
  account: z.string().optional(),
  because: z.string().trim().min(1).max(500, '--because is longer than 500 letters').optional(),
});

const nameOf = ({ channel, account }: ChannelAccount): string => `${channel} (${account})`;

const switched = async (
  { db, now }: Office,
  channel: string,
  given: unknown,
  action: 'channel_off' | 'channel_on',
): Promise<Output> => {
  const { account, because = null } = parseOptions(Options, given);
  const known = await knownChannels(db.pool);
  const meant = known.filter(
    (each) => each.channel === channel && (account === undefined || each.account === account),
  );
  if (meant.length === 0)
    throw new AdminError(
      `No bot has opened ${account === undefined ? channel : nameOf({ channel, account })}; there are ${known.map(nameOf).join(', ') || 'none'}.`,
    );
  await inTransaction(db, async (tx) => {
    for (const each of meant) {
      if (!(await switchChannel(tx, each, action === 'channel_off' ? now : null))) continue;
      await recordAdmin(tx, { action, about: nameOf(each), actor: byCommand, at: now, note: because });
    }
  });
  const on = action === 'channel_on';
  const how = on
    ? 'is on again within seconds; what waited goes out.'
    : 'is off within seconds: nothing is taken from it or sent to it. What waits stays.';
  return {
    json: { channels: meant.map(({ channel, account }) => ({ channel, account, on })) },
    text: `${meant.map(nameOf).join(', ')} ${how}`,
  };
};

const options: AdminCommand['options'] = [
  ['--account <account>', 'only this account of it; otherwise all'],
  ['--because <text>', 'why, for the history'],
];

/** Switches a channel off in every running bot: it takes nothing and sends nothing until it is switched on again. */
export const channelOff: AdminCommand = {
  usage: 'channel off <channel>',
  summary: 'stop taking from a channel and sending to it, at once',
  options,
  run: (office, channel, given) => switched(office, channel, given, 'channel_off'),
};

/** Switches a channel on again; what waited for it goes on. */
export const channelOn: AdminCommand = {
  usage: 'channel on <channel>',
  summary: 'go on with a channel that was switched off',
  options,
  run: (office, channel, given) => switched(office, channel, given, 'channel_on'),
};

/** Lists the channels that bots have opened, and which are off. */
export const channelList: AdminCommand = {
  usage: 'channel list',
  summary: 'list channels, and which are switched off',
  options: [],
  run: async ({ db }) => {
    const channels = await knownChannels(db.pool);
    return {
      json: { channels },
      text: table(
        ['CHANNEL', 'ACCOUNT', 'OFF SINCE'],
        channels.map(({ channel, account, offSince }) => [channel, account, offSince?.toISOString() ?? '']),
      ),
    };
  },
};
