import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trackingNumber } from '../../domain/tracking-number.ts';
import { openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { aComplaint, contactIn, heardOf, makeRequestIn, openOffice, requestIn } from '../support/office.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { addRequest } from '../support/request-row.ts';
import { patience } from '../support/patience.ts';

const shots = process.env['DESK_SHOTS'];

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice> & { administrator: Phone };
let browser: Browser;
beforeAll(async () => {
  const opening = openBrowser();
  house = await openTestHouse();
  office = { ...openOffice(house.url), administrator: openPhone(house.url, 'telegram', '700401') };
  browser = await opening;
});
afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** Somebody at the desk in a browser of their own, who comes in by their own chat; their clicks are counted. */
const sitDown = async (who: Phone, javaScriptEnabled: boolean) => {
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled, locale: 'id-ID' });
  context.setDefaultTimeout(patience);
  const page: Page = await context.newPage();
  const counted = { clicks: 0 };
  const click = async (
    role: 'button' | 'link' | 'radio' | 'checkbox',
    name: string | RegExp,
  ): Promise<void> => {
    counted.clicks += 1;
    await page.getByRole(role, { name }).first().click();
  };
  await who.news();
  await page.goto(`${house.url}/meja`);
  await page.getByLabel('Nama atau nomor').fill(who.chat);
  await click('button', 'Kirim kode');
  const { text } = await who.until((message) => /meja\/masuk\//.test(message.text), 'login');
  await page.getByLabel('Kode', { exact: true }).fill(/\b\d{6}\b/.exec(text)?.[0] ?? '');
  await click('button', 'Masuk');
  await page.getByRole('heading', { name: 'Masuk', exact: true }).waitFor();
  counted.clicks = 0;
  return {
    page,
    counted,
    click,
    async shot(name: string): Promise<void> {
      if (shots !== undefined) await page.screenshot({ path: join(shots, `day-${name}.png`) });
    },
    leave: () => context.close(),
  };
};

const statesOf = async (numbers: readonly string[]): Promise<string[]> => {
  const rows = await house.db.prisma.request.findMany({
    where: { number: { in: [...numbers] } },
    distinct: ['state'],
  });
  return rows.map(({ state }) => state);
};

test.each([
  { how: 'with scripts', javaScript: true, count: 40 },
  { how: 'without scripts', javaScript: false, count: 3 },
])('a day at the desk $how: each role does its part of $count requests', async ({ javaScript, count }) => {
  await office.warga.say('menu');
  const { number: complaint, id } = await makeRequestIn(
    house,
    await contactIn(house, office.warga),
    aComplaint,
  );
  const key = house.catalogue.byCode.get('pengaduan')?.letters.find(({ sensitive }) => !sensitive)?.key ?? '';
  const letter = { requestId: id, key, position: 0, name: 'surat.pdf', mime: 'application/pdf', pages: 1 };
  const bytes = pdfBytes(1);
  await house.db.prisma.requestLetter.create({
    data: { ...letter, bytes: bytes.length, sha256: await house.files.put(bytes) },
  });
  const numbers = [complaint];
  while (numbers.length < count) {
    const number = trackingNumber(2026, randomBytes(32));
    await addRequest(house.db, { number, service: 'data', unit: 'aptika' });
    numbers.push(number);
  }

  const operator = await sitDown(office.sekretariat, javaScript);
  await operator.page.goto(`${house.url}/meja/permohonan/${complaint}`);
  await operator.page
    .getByRole('link', { name: /^Buka / })
    .first()
    .click();
  await operator.page
    .getByRole('img', { name: /halaman|surat|foto/i })
    .first()
    .waitFor();
  await operator.shot('letter');
  await operator.page.goto(`${house.url}/meja?keadaan=submitted`);
  operator.counted.clicks = 0;
  await operator.click('link', 'Pilih semua di halaman ini');
  await operator.shot('inbox');
  await operator.click('button', 'Verifikasi yang dipilih');
  await operator.click('button', 'Kirim');
  await eventually(() => statesOf(numbers)).toEqual(['verified']);

  const records = await sitDown(office.arsiparis, javaScript);
  await records.page.goto(`${house.url}/meja/permohonan/${complaint}`);
  await records.click('button', 'Catat agenda');
  await records.click('button', 'Lanjutkan');
  await records.shot('agenda-preview');
  await records.click('button', 'Kirim');
  await eventually(async () => (await requestIn(house, complaint)).state).toBe('registered');
  // The others' numbers are entered as the first was.
  await house.db.prisma.request.updateMany({
    where: { number: { in: numbers }, state: 'verified' },
    data: { state: 'registered', version: { increment: 1 } },
  });
  await records.click('link', 'Agenda');
  await records.page.getByText(complaint).waitFor();

  const head = await sitDown(office.kepala, javaScript);
  await head.click('link', 'Meja Kepala Dinas');
  await head.click('link', 'Pilih semua di halaman ini');
  await head.click('radio', 'Tindak lanjuti');
  await head.shot('head');
  await head.click('button', 'Disposisi yang dipilih');
  await head.click('button', 'Kirim');
  await eventually(() => statesOf(numbers)).toEqual(['disposed']);
  expect(operator.counted.clicks + head.counted.clicks).toBeLessThanOrEqual(60);

  const unit = (await requestIn(house, complaint)).unit;
  const follower = await sitDown(unit === 'aptika' ? office.aptika : office.ikp, javaScript);
  await follower.page.getByLabel('Cari').fill(complaint);
  await follower.click('button', 'Saring');
  await follower.click('link', complaint);
  await follower.click('button', 'Tindak lanjut');
  await follower.page.getByLabel(/Siapa yang dapat dihubungi/).fill('Hubungi Budi di loket 3.');
  await follower.click('button', 'Lanjutkan');
  await follower.click('button', 'Kirim');
  await eventually(async () => (await requestIn(house, complaint)).state).toBe('in_progress');
  await follower.click('button', 'Selesaikan');
  await follower.page.getByLabel('Hasil untuk pemohon').fill('Lampu sudah diganti.');
  const berkas = { name: 'hasil.pdf', mimeType: 'application/pdf', buffer: pdfBytes(1) };
  await follower.page.getByLabel('Berkas hasil').setInputFiles(berkas);
  await follower.click('button', 'Lanjutkan');
  await follower.shot('result-preview');
  await follower.click('button', 'Kirim');
  await heardOf(office.warga, 'Lampu sudah diganti.', complaint);

  const administrator = await sitDown(office.administrator, javaScript);
  await administrator.click('link', 'Pengawasan');
  await administrator.page.getByRole('table').first().waitFor();
  await administrator.click('link', 'Laporan');
  await administrator.page
    .getByText('Semua ukuran, dibandingkan dengan periode sebelumnya')
    .first()
    .waitFor();
  await administrator.click('link', 'Riwayat');
  await administrator.page.getByText(complaint).first().waitFor();
  await administrator.shot('history');
  for (const each of [operator, records, head, follower, administrator]) await each.leave();
});
