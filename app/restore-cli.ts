import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AdminError } from './admin/command.ts';
import { trouble } from './admin/trouble.ts';
import { eraseRestored } from './backup/erase-restored.ts';
import { openTarget } from './backup/open-target.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { openBlobs } from './blobs.ts';
import { readFilePlace } from './config.ts';
import { readEnvFile } from './env-file.ts';

const usage = `npm run restore FILE [-- --erased FOLDER] [-- --json]

Fills an empty database and the store of letters from FILE. DATA_KEY must be the key the backup was made with.
Whoever was erased since is erased again: the register of erasures (erasures.jsonl) is read in the folder of FILE and in DATA_DIR.

  --erased FOLDER  read one there, too`;

const sayErased = (erased: number | null): string =>
  erased === null
    ? ' Whoever was erased since is erased again at the first start.'
    : erased === 0
      ? ''
      : ` Made again: ${erased} erasures.`;

const sayStaff = (staff: number): string =>
  staff === 0
    ? ''
    : `\nAll sessions, links and codes have ended. ${staff} of the staff have their powers as they had them then: see \`npm run admin -- staff list\`, and revoke again whoever was revoked since.`;

const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      erased: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new AdminError(`Name one file.\n\n${usage}`);
  readEnvFile();
  const target = await openTarget(process.env);
  try {
    console.error(`Database: ${target.name}`);
    const blobs = openBlobs(readFilePlace(process.env));
    const restored = await restoreBackup(file, {
      url: target.url,
      passphrase: target.dataKey.toString('base64'),
      keep: blobs.put,
    });
    target.keepKey();
    const erased = await eraseRestored(
      { url: target.url, dataKey: target.dataKey, blobs, dataDir: readFilePlace(process.env).dataDir },
      [dirname(resolve(file)), ...(values.erased === undefined ? [] : [resolve(values.erased)])],
    );
    console.log(
      values.json
        ? JSON.stringify({ ...restored, erased }, null, 2)
        : `Restored: ${restored.rows} rows and ${restored.letters} letters, as of ${restored.madeAt}.${sayErased(erased)}${sayStaff(restored.staff)}`,
    );
  } finally {
    await target.stop();
  }
};

run().catch((error: unknown) => {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  console.error(code === 'ENOENT' && path ? `There is no file ${path}.` : trouble(error));
  process.exitCode = 1;
});
