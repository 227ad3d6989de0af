import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { compile, nodeFlags, root } from './compile.ts';
import { patience } from './patience.ts';

/** Whoever of the workers makes the folder compiles; the others wait until it has its name. */
const build = async (): Promise<string> => {
  const finished = join(inject('runFolder'), 'built');
  const unfinished = `${finished}-${process.pid}`;
  const isFirst = await mkdir(`${finished}-begun`).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await compile(unfinished);
    await rename(unfinished, finished);
  }
  for (const end = Date.now() + patience; !existsSync(finished); await pause(50))
    if (Date.now() > end) throw new Error('Another worker has not compiled the product');
  return finished;
};

/** Where the compiled product is: made once a run, when the first test file that needs it is loaded, in no test's time. */
export const builtFolder = await build();

/** Where the compiled file of a source stands, named by its path from the project's root or wholly. */
export const compiledPath = (path: string): string =>
  join(builtFolder, 'dist', relative(root, resolve(root, path)).replace(/\.ts$/, '.js'));

/** A module of the product as compiled, where what it starts begins in half the time; `T` is its type in the sources. */
export const builtModule = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(compiledPath(path)).href)) as T;

/** What Node is given to run a script of the product as production does: compiled, it starts in half of tsx's time. */
export const built = (script: string): string[] => [...nodeFlags, compiledPath(script)];
