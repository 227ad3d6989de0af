import { z } from 'zod';
import { openBlobs } from '../blobs.ts';
import { readFilePlace } from '../config.ts';
import { openFileStore } from '../files.ts';
import { orphanDays, sweepFiles } from '../forget-files.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions } from './options.ts';

const Options = z.object({
  dryRun: z.boolean().default(false),
  days: z.coerce
    .number('--days takes a number')
    .int('--days takes a whole number')
    .min(orphanDays, `--days is at least ${String(orphanDays)}: what still waits may refer to younger files`)
    .default(orphanDays),
});

/** Removes stored files that nobody refers to any more. */
export const fileSweep: AdminCommand = {
  usage: 'file sweep',
  summary: 'remove stored files that nothing refers to any more',
  options: [
    ['--dry-run', 'only tell what would be removed'],
    ['--days <n>', `only those put so many days ago (${String(orphanDays)})`],
  ],
  run: async ({ db, vault, now }, _, given) => {
    const { dryRun, days } = parseOptions(Options, given);
    const files = openFileStore(openBlobs(readFilePlace(process.env)), vault, db.pool);
    const found = await sweepFiles({ db, files, clock: () => now }, { days, dryRun });
    return {
      json: { dryRun, days, ...found },
      text: `Looked at ${found.looked} files: nobody refers to ${found.orphans} (${found.bytes} bytes), ${dryRun ? 'none removed' : `${found.removed} removed`}.`,
    };
  },
};
