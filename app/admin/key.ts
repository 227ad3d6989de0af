import { lockAdministration, recordAdmin } from '../db/admin-events.ts';
import { sealingKeys, type SealingKey } from '../db/sealing-keys.ts';
import { inTransaction } from '../db/transaction.ts';
import { makeSealingKey } from '../key-ring.ts';
import { byCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { table } from './table.ts';

/** Makes a new key; the worker seals everything with it in the background, and forgets the old one when nothing needs it. */
export const keyRotate: AdminCommand = {
  usage: 'key rotate',
  summary: 'seal everything with a new key, in the background',
  options: [],
  async run({ db, vault, now }) {
    const made = await inTransaction(db, async (tx) => {
      await lockAdministration(tx);
      const key = await makeSealingKey(tx, vault, now);
      if (key)
        await recordAdmin(tx, {
          action: 'key_rotated',
          about: key.id,
          actor: byCommand,
          at: now,
          note: null,
        });
      return key;
    });
    if (!made)
      throw new AdminError('The change before has not come to its end: see "npm run admin -- key list".');
    return {
      json: made,
      text:
        `Key ${made.id} seals from ${made.sealsFrom.toISOString()} on. The worker seals what there is with it and then forgets ` +
        'the old one, an hour from now at the earliest: "npm run admin -- key list" tells how far it is.',
    };
  },
};

const standing = (
  { sealsFrom, doneAt, found, unopened }: SealingKey,
  isNewest: boolean,
  now: Date,
): string => {
  if (!isNewest) return 'opens what it sealed';
  if (doneAt) return 'seals; nothing needs another';
  if (sealsFrom > now) return 'seals soon';
  if (found === null) return 'seals; older values are being sealed anew';
  return `seals; the last round found ${found} sealed with another${unopened ? `, of which ${unopened} did not open` : ''}`;
};

/** The keys there are, and how far a change of them has come. */
export const keyList: AdminCommand = {
  usage: 'key list',
  summary: 'the keys that texts and letters are sealed with',
  options: [],
  async run({ db, now }) {
    const keys = await sealingKeys(db.pool);
    const needsDataKey = keys[0]?.doneAt == null;
    const rows = keys.map((key, n) => [key.id, key.sealsFrom.toISOString(), standing(key, n === 0, now)]);
    const own = [
      'DATA_KEY',
      '',
      keys.length === 0
        ? 'seals'
        : `opens the keys above${needsDataKey ? ' and what it sealed before there were any' : ''}`,
    ];
    return {
      json: {
        keys: keys.map(({ id, sealsFrom, doneAt, found, unopened }) => ({
          ...{ id, sealsFrom, doneAt, found, unopened },
        })),
        changing: keys.length > 0 && needsDataKey,
      },
      text: table(['KEY', 'SINCE', 'STANDS'], [...rows, own]),
    };
  },
};
