import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The browser's modules of these packages lie beside the ones Node would require. */
const libraries = ['preact', 'preact/hooks', 'htm'];

/** The page at `/simulator` and what it loads: our files as they are, no build step. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  const folder = join(packageRoot(), 'bot', 'channels', 'simulator', 'page');
  const html = await readFile(join(folder, 'page.html'), 'utf8');
  const headers = {
    'content-security-policy': policy(html),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  const assets = new Map([...(await ownAssets(folder)), ...libraryAssets()]);

  app.get('/simulator', (_request, reply) =>
    reply.headers(headers).type('text/html; charset=utf-8').send(html),
  );
  app.get<{ Params: { '*': string } }>('/simulator/assets/*', async (request, reply) => {
    const path = assets.get(request.params['*']);
    if (path === undefined) return reply.code(404).send({ error: 'There is no such file.' });
    return reply
      .headers(headers)
      .type(types[extname(path)] ?? 'text/plain')
      .send(await readFile(path));
  });
}

/** Where package.json lies: the same from the sources and from the compiled copy in `dist`. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

async function ownAssets(folder: string): Promise<[string, string][]> {
  const names = await readdir(folder);
  return names.filter((name) => extname(name) in types).map((name) => [name, join(folder, name)]);
}

function libraryAssets(): [string, string][] {
  const { resolve } = createRequire(import.meta.url);
  return libraries.map((name) => [`lib/${name}.mjs`, resolve(name).replace(/\.c?js$/, '.mjs')]);
}

/** Nothing but our own files may run; the import map is the page's one inline script, allowed by its hash. */
function policy(html: string): string {
  const importMap = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(importMap).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
