import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chapterNames, type ChapterName } from '../../bot/manual/chapters.ts';

type Scene = { channel: 'whatsapp' | 'telegram'; person: RegExp; says: string };

/** Who is shown in each chapter, and what they say. */
const scenes: Record<ChapterName, Scene> = {
  citizens: { channel: 'whatsapp', person: /^.*Warga/, says: 'menu' },
  employees: { channel: 'telegram', person: /^.*ASN/, says: 'menu' },
  operator: { channel: 'telegram', person: /Operator/, says: 'permohonan' },
  records_officer: { channel: 'telegram', person: /Arsiparis/, says: 'permohonan' },
  head: { channel: 'telegram', person: /Kepala Dinas/, says: 'menu' },
  administrator: { channel: 'telegram', person: /Administrator/, says: 'administrasi' },
};

const takePicture = async (page: Page, { channel, person, says }: Scene, path: string): Promise<void> => {
  await page.getByRole('button', { name: person }).first().click();
  const phone = page.locator(`#phone-${channel}`);
  const bubbles = phone.getByRole('log').locator('time');
  const before = await bubbles.count();
  const box = phone.getByRole('textbox');
  await box.fill(says);
  await box.press('Enter');
  // What was said, and at least one answer.
  await bubbles.nth(before + 1).waitFor();
  await phone.screenshot({ path });
};

/**
 * Takes the pictures of the manual from the simulator of a running product and prints its `/manual` into files of `folder`,
 * which is the product's own: `<chapter>.png`, `manual.html`, `manual.pdf`.
 */
export const buildManual = async (url: string, folder: string, browser: Browser): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, locale: 'id-ID', deviceScaleFactor: 1.5 },
  });
  const page = await context.newPage();
  await page.goto(`${url}/simulator`);
  for (const name of chapterNames) await takePicture(page, scenes[name], join(folder, `${name}.png`));
  await page.goto(`${url}/manual`, { waitUntil: 'networkidle' });
  await writeFile(join(folder, 'manual.html'), await page.content());
  const margin = { top: '20mm', bottom: '20mm', left: '18mm', right: '18mm' };
  await page.pdf({ path: join(folder, 'manual.pdf'), format: 'A4', margin, tagged: true, outline: true });
  await context.close();
};
