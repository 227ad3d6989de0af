import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A version as WhatsApp Web's are written. */
export const VERSION = '2.3000.1030000000';

const html = (world: string) => `<!doctype html>
<html data-version="${VERSION}">
  <meta charset="utf-8" />
  <title>WhatsApp</title>
  <script type="module" src="${world}/page/main.js"></script>
</html>
`;

/** A folder with the one version's page, which reaches the world at the given address. */
export const openPageFolder = async (world: string) => {
  const path = await mkdtemp(join(tmpdir(), 'teman-whatsapp-web-'));
  await writeFile(join(path, `${VERSION}.html`), html(world));
  return { path, close: () => rm(path, { recursive: true, force: true }) };
};
