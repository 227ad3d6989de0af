import { capabilitiesAmong } from '../../app/channel.ts';
import { imitated, imitatedNames } from '../../bot/channels/simulator/imitated.ts';

/** What chats of a name can do where no channel is opened. */
export const lookalikes = imitatedNames.map((name) => ({ name, account: 'kantor', can: imitated[name] }));

/** Looks up what a chat can do by the channel's name alone. */
export const canByName = capabilitiesAmong(lookalikes);
