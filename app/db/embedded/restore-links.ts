import { readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

const unlessThere = (error: unknown): void => {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
};

/**
 * Makes the symbolic links that PostgreSQL's npm package names but, being an npm package, cannot carry.
 *
 * It has an install script for that, which npm may be told not to run.
 */
export const restoreLinks = async (packageRoot: string): Promise<void> => {
  const list = await readFile(join(packageRoot, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  await Promise.all(
    Links.parse(JSON.parse(list)).map(({ source, target }) =>
      symlink(basename(source), join(packageRoot, target)).catch(unlessThere),
    ),
  );
};
