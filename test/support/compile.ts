import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
/** What compiled code finds beside `dist`, as in an installation. */
const beside = ['node_modules', 'package.json', 'prisma', 'bot', 'flows'];

/** Makes a folder with all that a release has beside its `dist`. */
export const makeRelease = async (folder: string): Promise<void> => {
  await mkdir(folder);
  await Promise.all(beside.map((name) => symlink(join(root, name), join(folder, name))));
};

/** Compiles the product into `dist` of a new folder. */
export const compile = async (folder: string): Promise<void> => {
  await makeRelease(folder);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(root, 'test/tsconfig.built.json');
  await promisify(execFile)(process.execPath, [
    ...[compiler, '-p', project],
    ...['--outDir', join(folder, 'dist')],
  ]);
};

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<'start:prod', string>;
};

/** What Node is given to run compiled code, as production does. */
export const nodeFlags = /node (.+) dist\//.exec(scripts['start:prod'])?.[1]?.split(' ') ?? [];
