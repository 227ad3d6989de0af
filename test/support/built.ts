import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What compiled code finds beside `dist`, as in an installation. */
const beside = ['node_modules', 'package.json', 'prisma', 'bot'];

const compile = (outDir: string): Promise<unknown> => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(root, 'test/tsconfig.built.json');
  return promisify(execFile)(process.execPath, [compiler, '-p', project, '--outDir', outDir]);
};

/** The folder gets its name only when it is whole: the other worker may be at the same. */
const build = async (): Promise<string> => {
  const finished = join(inject('runFolder'), 'built');
  if (existsSync(finished)) return finished;
  const unfinished = await mkdtemp(`${finished}-`);
  await Promise.all(beside.map((name) => symlink(join(root, name), join(unfinished, name))));
  await compile(join(unfinished, 'dist'));
  await rename(unfinished, finished).catch(() => rm(unfinished, { recursive: true, force: true }));
  return finished;
};

// Once a run, when the first test file that needs it is loaded: there no test's time runs.
const folder = await build();

/** The compiled file of a script of the product, as production runs it; it starts in half of tsx's time. */
export const built = (script: string): string => join(folder, 'dist', script.replace(/\.ts$/, '.js'));
