import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
/** What compiled code finds beside `dist`, as in an installation. */
const beside = ['node_modules', 'package.json', 'prisma', 'bot', 'flows'];

/** Makes a folder with all that a release has beside its `dist`. */
export const makeRelease = async (folder: string): Promise<void> => {
  await mkdir(folder);
  await Promise.all(beside.map((name) => symlink(join(root, name), join(folder, name))));
};

const sources = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
};

/** What the product consists of, and what tests start beside it. */
const compiledFolders = ['app', 'bot', 'domain', 'flows', 'worker', 'test/support'];

const tsImport = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\.ts\2/g;

/** Imports name the files they find once compiled, as TypeScript's own compiler writes them. */
const renameImports: Plugin = {
  name: 'rename-imports',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(tsImport, '$1$2$3.js$2'),
      loader: 'ts',
    }));
  },
};

/**
 * Compiles the product into `dist` of a new folder, file by file: types have their own command, and TypeScript's compiler
 * takes ten times as long over what nobody asks here.
 */
export const compile = async (folder: string): Promise<void> => {
  await makeRelease(folder);
  const found = await Promise.all(compiledFolders.map((name) => sources(join(root, name))));
  await build({
    entryPoints: [join(root, 'start.ts'), ...found.flat()],
    outdir: join(folder, 'dist'),
    outbase: root,
    ...{ format: 'esm', platform: 'node', target: 'es2023', logLevel: 'error' },
    tsconfigRaw: { compilerOptions: { target: 'ES2023', verbatimModuleSyntax: true } },
    plugins: [renameImports],
  });
};

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<'start:prod', string>;
};

/** What Node is given to run compiled code, as production does. */
export const nodeFlags = /node (.+) dist\//.exec(scripts['start:prod'])?.[1]?.split(' ') ?? [];
