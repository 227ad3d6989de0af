import { keysDue } from '../../app/db/file-keys.ts';
import { pageByPage } from '../../app/db/page-by-page.ts';
import { minute, timed } from '../job.ts';

/**
 * Puts files under the keys of the people whose they are: those of before, those that came before anybody was known, and those somebody
 * else has come to refer to. Whoever ends it in the middle leaves every file readable, and the next round goes on.
 */
export const settleFiles = timed('settle-files', 10 * minute, async ({ db: { pool }, files, clock, log }) => {
  const count = { copied: 0, settled: 0, waits: 0 };
  await pageByPage(async (after) => {
    const page = await keysDue(pool, clock(), after ?? '');
    for (const sha256 of page)
      try {
        count[await files.settle(sha256)] += 1;
      } catch (error) {
        log.error({ err: error }, 'a file could not be put under the key of its person');
      }
    return page.at(-1) ?? null;
  });
  if (count.copied + count.settled > 0) log.info(count, 'files were put under the keys of their people');
});
