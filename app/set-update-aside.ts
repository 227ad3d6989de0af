import { troubleTexts } from '../flows/features/office/trouble-texts.ts';
import { alertAdministrators } from './alert-administrators.ts';
import type { Clock } from './clock.ts';
import type { ChannelAccount } from './db/channel-state.ts';
import type { Database } from './db/open.ts';
import { keepUpdateAside, type AsideBecause } from './db/updates-aside.ts';
import type { Log } from './log.ts';
import type { Vault } from './vault.ts';

type Needs = {
  db: Pick<Database, 'pool'>;
  vault: Pick<Vault, 'seal' | 'key'>;
  log: Pick<Log, 'error'>;
  clock: Clock;
};

/** Larger ones are told of and not kept. */
const mostBytes = 64 * 1024;
const alertQuietMs = 6 * 3_600_000;

/** Sets a part of what a provider brought aside; when it resolves, that part may be acknowledged. */
export type SetUpdateAside = (raw: unknown, because: AsideBecause) => Promise<void>;

/** Nested deeper than can be written out is nothing anybody will ever read. */
const textOf = (raw: unknown): string => {
  try {
    return JSON.stringify(raw) ?? '';
  } catch {
    return '';
  }
};

/**
 * Opens the place for what an account's provider brings and cannot be taken: kept sealed, once however often it comes,
 * and administrators hear of it. It rejects when the database is away, and when a message that is ours to store finds no
 * place any more: then the provider keeps it.
 */
export const openUpdatesAside = (needs: Needs, own: ChannelAccount): SetUpdateAside => {
  const { db, vault, log, clock } = needs;
  return async (raw, because) => {
    const text = textOf(raw);
    const bytes = Buffer.byteLength(text);
    const outcome = await keepUpdateAside(db.pool, {
      ...own,
      because,
      digest: vault.key(text),
      payload: text !== '' && bytes <= mostBytes ? vault.seal(text) : null,
      bytes,
      at: clock(),
    });
    if (outcome === 'known') return;
    log.error({ ...own, because, bytes, outcome }, 'a part of an update was set aside');
    await alertAdministrators(needs, {
      key: `update aside ${own.channel}`,
      text: troubleTexts.updateAsideText,
      quietMs: alertQuietMs,
    });
    if (outcome === 'full' && because === 'unstorable') throw new Error('No more updates can be set aside');
  };
};
