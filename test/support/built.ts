import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, symlink } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { patience } from './patience.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What compiled code finds beside `dist`, as in an installation. */
const beside = ['node_modules', 'package.json', 'prisma', 'bot'];

const compile = (outDir: string): Promise<unknown> => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(root, 'test/tsconfig.built.json');
  return promisify(execFile)(process.execPath, [compiler, '-p', project, '--outDir', outDir]);
};

/** Whoever of the workers makes the folder compiles; the others wait until it has its name. */
const build = async (): Promise<string> => {
  const finished = join(inject('runFolder'), 'built');
  const unfinished = `${finished}-${process.pid}`;
  const isFirst = await mkdir(`${finished}-begun`).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await mkdir(unfinished);
    await Promise.all(beside.map((name) => symlink(join(root, name), join(unfinished, name))));
    await compile(join(unfinished, 'dist'));
    await rename(unfinished, finished);
  }
  for (const end = Date.now() + patience; !existsSync(finished); await pause(50))
    if (Date.now() > end) throw new Error('Another worker has not compiled the product');
  return finished;
};

// Once a run, when the first test file that needs it is loaded: there no test's time runs.
const folder = await build();

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<'start:prod', string>;
};
const flags = /node (.+) dist\//.exec(scripts['start:prod'])?.[1]?.split(' ') ?? [];

/** Where the compiled file of a source stands, named by its path from the project's root or wholly. */
export const compiledPath = (path: string): string =>
  join(folder, 'dist', relative(root, resolve(root, path)).replace(/\.ts$/, '.js'));

/** A module of the product as compiled, where what it starts begins in half the time; `T` is its type in the sources. */
export const builtModule = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(compiledPath(path)).href)) as T;

/** What Node is given to run a script of the product as production does: compiled, it starts in half of tsx's time. */
export const built = (script: string): string[] => [...flags, compiledPath(script)];
