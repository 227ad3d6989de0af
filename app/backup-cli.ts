import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AdminError } from './admin/command.ts';
import { openOffice } from './admin/open-office.ts';
import { parseOptions } from './admin/options.ts';
import { trouble } from './admin/trouble.ts';
import { makeBackup } from './backup/make-backup.ts';
import { openBlobs } from './blobs.ts';
import { readFilePlace } from './config.ts';
import { readEnvFile } from './env-file.ts';

const usage = `npm run backup FILE [-- --keep N] [-- --json]

Writes database and letters into FILE, encrypted with DATA_KEY, and proves it by restoring it into a scratch database.
FILE may be a folder: the file in it is then named by the time.

  --keep N   afterwards keep only the newest N files of that name, whatever their numbers
  --json     answer in JSON`;

const Options = z.object({
  keep: z.coerce
    .number('--keep takes a number')
    .int('--keep takes a whole number')
    .min(1, '--keep is at least 1')
    .optional(),
});

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0) throw new AdminError(`Name one file or folder.\n\n${usage}`);
  const { keep } = parseOptions(Options, values);
  readEnvFile();
  const { db, vault, dataKey, name, now, close } = await openOffice(process.env);
  try {
    console.error(`Database: ${name}`);
    const blobs = openBlobs(readFilePlace(process.env));
    const passphrase = dataKey.toString('base64');
    const made = await makeBackup(place, { db, vault, blobs, passphrase, now, ...(keep ? { keep } : {}) });
    const lines = [
      `${made.path}: ${made.rows} rows, ${made.letters} letters, ${megabytes(made.bytes)}; restored once to prove it.`,
      ...(made.removed.length > 0 ? [`Removed: ${made.removed.join(', ')}`] : []),
      ...(made.brokenChains > 0
        ? [`History does not hold in ${made.brokenChains} places: see "npm run admin -- audit verify".`]
        : []),
    ];
    console.log(values.json ? JSON.stringify(made, null, 2) : lines.join('\n'));
  } finally {
    await close();
  }
};

run().catch((error: unknown) => {
  console.error(trouble(error));
  process.exitCode = 1;
});
