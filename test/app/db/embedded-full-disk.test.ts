import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startEmbedded } from '../../../app/db/embedded/embedded.ts';
import { eventually, until } from '../../support/eventually.ts';
import { openSmallDisk } from '../../support/small-disk.ts';

const disk = openSmallDisk('140m');
afterAll(() => disk?.close());

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

const keepFull = (fill: () => void): (() => void) => {
  fill();
  // What PostgreSQL lets go of while it comes back is taken as well.
  const again = setInterval(fill, 20);
  return () => clearInterval(again);
};

describe.runIf(disk !== null)('on a full disk of its own', () => {
  test('a killed server is tried again until there is room, and then is back at its address with all that was committed', async () => {
    if (!disk) return;
    const log = { debug: vi.fn(), error: vi.fn() };
    const onLost = vi.fn();
    const { url, stop } = await startEmbedded(disk.folder, { log, onLost });
    onTestFinished(stop);
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    const tries = (): number =>
      log.debug.mock.calls.filter((call) =>
        /starting PostgreSQL|could not write lock/.test(JSON.stringify(call)),
      ).length;

    const release = keepFull(disk.fill);
    onTestFinished(release);
    const postmaster = readFileSync(join(disk.folder, 'postgres/postmaster.pid'), 'utf8');
    process.kill(Number(postmaster.split('\n')[0]), 'SIGKILL');
    await until(() => log.error.mock.calls.flat().includes('PostgreSQL waits for room on the disk'));
    const tried = tries();
    // A try that failed leaves nothing in the way of the next ones.
    await eventually(tries).toBeGreaterThan(tried + 1);
    expect(onLost).not.toHaveBeenCalled();

    release();
    disk.makeRoom();
    expect(await until(() => query(url, 'SELECT one FROM kept').catch(() => null))).toEqual([{ one: 1 }]);
    expect(onLost).not.toHaveBeenCalled();
  });
});
