import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import { chapterNames } from '../../bot/manual/chapters.ts';
import { actions } from '../../domain/transition.ts';
import { buildManual } from '../manual/build-manual.ts';
import { openBrowser } from '../support/browser.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse & AsyncDisposable;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  [house, browser] = await Promise.all([openTestHouse({ worker: false }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

const plain = (text: string): string => text.replace(/\s+/g, '');

test('npm run manual makes a tagged PDF of this city with a picture a chapter, and what it shows is what the chat says', async () => {
  const folder = join(house.config.dataDir, 'manual');
  await buildManual(house.url, folder, browser);
  expect((await readdir(folder)).sort()).toEqual(
    [...chapterNames.map((name) => `${name}.png`), 'manual.html', 'manual.pdf'].sort(),
  );
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(join(folder, 'manual.pdf'))));
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const { text } = await extractText(pdf, { mergePages: true });
  for (const name of [
    ...Object.values(actions),
    'Cetak',
    'Lembar disposisi',
    house.catalogue.city.office.name,
  ])
    expect(plain(text)).toContain(plain(name));
  for (const { title, sop } of house.catalogue.services)
    for (const words of [title, ...sop]) expect(plain(text)).toContain(plain(words));

  const page = await (await fetch(`${house.url}/manual`)).text();
  expect(page).toContain('/manual/operator.png');
  expect((await fetch(`${house.url}/manual/operator.png`)).headers.get('content-type')).toBe('image/png');
  expect((await fetch(`${house.url}/manual/..%2Fdata-key`)).status).toBe(404);
});
