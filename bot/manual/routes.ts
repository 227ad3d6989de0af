import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { chapterNames, chaptersOf } from './chapters.ts';
import { manualPage, manualStyle } from './page.ts';

const styleHash = createHash('sha256').update(manualStyle).digest('base64');

const headers = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-cache',
};

const pdfName = 'manual.pdf';

/** What `npm run manual` left in a folder; nothing where it has not been run. */
const madeIn = async (folder: string): Promise<string[]> => {
  const known = [...chapterNames.map((name) => `${name}.png`), pdfName];
  const found = await readdir(folder).catch(() => []);
  return found.filter((name) => known.includes(name));
};

/** A fastify plugin: the manual book of the city as it stands at this moment, with what pictures and PDF `npm run manual` has made. */
export const manualRoutes = (
  app: FastifyInstance,
  { catalogue, dataDir }: { catalogue: Catalogue; dataDir: string },
): void => {
  const folder = join(dataDir, 'manual');

  app.get('/manual', async (_request, reply) => {
    const made = await madeIn(folder);
    const pictures = new Map(
      chapterNames.flatMap((name) =>
        made.includes(`${name}.png`) ? [[name, `/manual/${name}.png`] as const] : [],
      ),
    );
    const pdf = made.includes(pdfName) ? `/manual/${pdfName}` : null;
    const page = manualPage(catalogue.city, chaptersOf(catalogue), { pictures, pdf });
    return reply.headers(headers).type('text/html; charset=utf-8').send(page);
  });

  app.get<{ Params: { file: string } }>('/manual/:file', async (request, reply) => {
    const { file } = request.params;
    if (!(await madeIn(folder)).includes(file)) return reply.callNotFound();
    const type = file === pdfName ? 'application/pdf' : 'image/png';
    return reply
      .headers(headers)
      .type(type)
      .send(await readFile(join(folder, file)));
  });
};
