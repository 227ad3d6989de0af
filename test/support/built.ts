import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { compile, nodeFlags, root } from './compile.ts';
import { patience } from './patience.ts';

/** Compiling needs the processor, which a busy machine gives the one who compiles last of all. */
const compileMs = 5 * patience;

/** Whoever of the workers makes the folder compiles; the others wait until it has its name, or hear at once that it cannot. */
const build = async (): Promise<string> => {
  const finished = join(inject('runFolder'), 'built');
  const unfinished = `${finished}-${process.pid}`;
  const failed = `${finished}-failed`;
  const isFirst = await mkdir(`${finished}-begun`).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await compile(unfinished).catch(async (error: unknown) => {
      await writeFile(failed, '');
      throw error;
    });
    await rename(unfinished, finished);
  }
  for (const end = Date.now() + compileMs; !existsSync(finished); await pause(50))
    if (existsSync(failed) || Date.now() > end)
      throw new Error('Another worker has not compiled the product');
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
