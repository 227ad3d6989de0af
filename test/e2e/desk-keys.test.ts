import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trackingNumber } from '../../domain/tracking-number.ts';
import { openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { openKeyboard } from '../support/keyboard.ts';
import { aComplaint, contactIn, makeRequestIn, openOffice, requestIn } from '../support/office.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { addRequest } from '../support/request-row.ts';
import { patience } from '../support/patience.ts';

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice> & { administrator: Phone };
let browser: Browser;
const unseen: string[] = [];
beforeAll(async () => {
  const opening = openBrowser();
  house = await openTestHouse({ undoSeconds: 60 });
  office = { ...openOffice(house.url), administrator: openPhone(house.url, 'telegram', '700401') };
  browser = await opening;
});
afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** Somebody at the desk without a mouse, who comes in by the code in their own chat. */
const sitDown = async (who: Phone) => {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const keys = openKeyboard(page);
  await who.news();
  await page.goto(`${house.url}/meja`);
  await keys.fill('Nama atau nomor', who.chat);
  await keys.leap('Enter');
  const { text } = await who.until((message) => /meja\/masuk\//.test(message.text), 'login');
  await keys.fill('Kode', /\b\d{6}\b/.exec(text)?.[0] ?? '');
  await keys.leap('Enter');
  return {
    page,
    keys,
    focused: () => page.evaluate('document.activeElement.textContent.trim()') as Promise<string>,
    /** Finds a request by its number and opens it. */
    async find(number: string): Promise<void> {
      await keys.press('/');
      await page.keyboard.type(number);
      await keys.leap('Enter');
      await keys.press('j');
      await keys.leap('Enter');
      await page.getByRole('heading', { name: `Permohonan ${number}` }).waitFor();
    },
    async leave(): Promise<void> {
      unseen.push(...keys.unseen);
      await context.close();
    },
  };
};

const stateOf = async (number: string) => (await requestIn(house, number)).state;

/** A complaint with a letter of two pages, and more that wait beside it. */
const fill = async (): Promise<{ complaint: string; others: string[] }> => {
  await office.warga.say('menu');
  const warga = await contactIn(house, office.warga);
  const { number, id } = await makeRequestIn(house, warga, aComplaint);
  const key = house.catalogue.byCode.get('pengaduan')?.letters.find(({ sensitive }) => !sensitive)?.key ?? '';
  const bytes = pdfBytes(2);
  await house.db.prisma.requestLetter.create({
    data: {
      ...{ requestId: id, key, position: 0, name: 'surat.pdf', mime: 'application/pdf', pages: 2 },
      ...{ bytes: bytes.length, sha256: await house.files.put(bytes) },
    },
  });
  const others = Array.from({ length: 2 }, () => trackingNumber(2026, randomBytes(32)));
  for (const other of others)
    await addRequest(house.db, { number: other, service: 'data', unit: 'aptika', state: 'registered' });
  return { complaint: number, others };
};

test('keys alone do a day: inbox, letter, check, verification, undo, agenda, disposition, result with a file, report', async () => {
  const { complaint, others } = await fill();

  const { page, keys, focused, ...operator } = await sitDown(office.sekretariat);
  await keys.press('j');
  expect(await focused()).toBe(complaint);
  await keys.leap('Enter');
  await keys.press('b');
  await keys.leap('Enter');
  const letter = page.getByRole('img', { name: /halaman 1 dari 2/ });
  await letter.waitFor();
  const width = async () => (await letter.boundingBox())?.width ?? 0;
  const before = await width();
  await keys.press('z');
  expect(await width()).toBeGreaterThan(before * 1.9);
  await keys.press('r');
  expect(await page.evaluate(`getComputedStyle(document.querySelector('img.page')).transform`)).not.toBe(
    'none',
  );
  await keys.press('n');
  await keys.press('n');
  expect(await page.evaluate('document.activeElement.id')).toBe('hal-2');

  // A slip, taken back before its applicant hears of it.
  await keys.go('button', 'Tolak');
  await keys.pick('Permohonan ganda');
  await keys.go('button', 'Lanjutkan');
  await keys.go('button', 'Kirim');
  await eventually(() => stateOf(complaint)).toBe('rejected');
  await keys.press('u');
  expect(await focused()).toMatch(/^Urungkan/);
  await keys.leap('Enter');
  expect(await focused()).toMatch(/diurungkan/);
  expect(await stateOf(complaint)).toBe('submitted');

  await keys.press('s');
  expect(await focused()).toBe('Verifikasi');
  await keys.go('button', 'Periksa');
  await keys.go('button', /^Buka /);
  await keys.reach('combobox', 'Hasil pemeriksaan');
  await keys.press('ArrowDown');
  await keys.go('button', 'Sisanya sesuai');
  await keys.go('button', 'Lanjutkan');
  await keys.go('button', 'Kirim');
  await eventually(() => stateOf(complaint)).toBe('verified');
  expect(await focused()).toContain('diverifikasi');
  await keys.leap('?');
  await page.getByRole('heading', { name: 'Tombol papan ketik' }).waitFor();
  // Whoever speaks to the computer may switch the letters off.
  await keys.go('button', 'Matikan tombol ini');
  await keys.press('1');
  await keys.press('/');
  expect(page.url()).toContain('/meja/tombol');
  await operator.leave();

  const records = await sitDown(office.arsiparis);
  await records.find(complaint);
  await records.keys.press('s');
  expect(await records.focused()).toBe('Catat agenda');
  await records.keys.leap('Enter');
  await records.keys.go('button', 'Lanjutkan');
  await records.keys.go('button', 'Kirim');
  await eventually(() => stateOf(complaint)).toBe('registered');
  await records.keys.go('link', 'Agenda');
  await records.page.getByText(complaint).waitFor();
  const [book] = await Promise.all([
    records.page.waitForEvent('download'),
    records.keys.reach('link', 'Unduh CSV').then(() => records.keys.press('Enter')),
  ]);
  expect(book.suggestedFilename()).toMatch(/\.csv$/);
  await records.leave();

  const head = await sitDown(office.kepala);
  await head.keys.leap('2');
  await head.page.getByRole('heading', { name: 'Meja Kepala Dinas' }).waitFor();
  for (let card = 0; card < 3; card += 1) {
    await head.keys.press('j');
    await head.keys.press('x');
  }
  expect(await head.page.locator('input[name=nomor]:checked').count()).toBe(3);
  await head.keys.pick('Tindak lanjuti');
  await head.keys.go('button', 'Disposisi yang dipilih');
  await head.keys.go('button', 'Kirim');
  for (const number of [complaint, ...others]) await eventually(() => stateOf(number)).toBe('disposed');
  await head.leave();

  const follower = await sitDown(office.sekretariat);
  await follower.find(complaint);
  await follower.keys.press('s');
  expect(await follower.focused()).toBe('Tindak lanjut');
  await follower.keys.leap('Enter');
  await follower.keys.fill(/Siapa yang dapat dihubungi/, 'Hubungi Budi di loket 3.');
  await follower.keys.go('button', 'Lanjutkan');
  await follower.keys.go('button', 'Kirim');
  await eventually(() => stateOf(complaint)).toBe('in_progress');
  await follower.keys.press('s');
  expect(await follower.focused()).toBe('Selesaikan');
  await follower.keys.leap('Enter');
  await follower.keys.fill('Hasil untuk pemohon', 'Lampu sudah diganti.');
  const result = { name: 'hasil.pdf', mimeType: 'application/pdf', buffer: pdfBytes(1) };
  await follower.keys.file('Berkas hasil', result);
  await follower.keys.go('button', 'Lanjutkan');
  await follower.keys.go('button', 'Kirim');
  await eventually(() => stateOf(complaint)).toBe('completed');
  await follower.leave();

  const administrator = await sitDown(office.administrator);
  await administrator.keys.go('link', 'Pengawasan');
  await administrator.page.getByText('Menurut petugas').waitFor();
  await administrator.keys.go('link', 'Laporan');
  await administrator.page
    .getByText('Semua ukuran, dibandingkan dengan periode sebelumnya')
    .first()
    .waitFor();
  await administrator.keys.go('link', 'Riwayat');
  await administrator.keys.fill('Nomor permohonan', complaint);
  await administrator.keys.go('button', 'Tampilkan');
  await administrator.page.getByText('Langkah diurungkan').first().waitFor();
  await administrator.leave();

  expect([...new Set(unseen)]).toEqual([]);
});
