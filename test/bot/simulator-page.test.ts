import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../flows/kernel/message.ts';
import { openBrowser } from '../support/browser.ts';
import { openScriptedSimulator, type ScriptedSimulator } from '../support/scripted-simulator.ts';
import { eventually } from '../support/eventually.ts';
import { patience } from '../support/patience.ts';

const question: Message = {
  text: 'Setujukah Anda?',
  options: [
    { id: 'yes', label: 'Setuju' },
    { id: 'no', label: 'Tidak setuju' },
  ],
};
const letter = Buffer.from('%PDF-1.7 surat balasan');

let browser: Browser;
let simulator: ScriptedSimulator;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  simulator = await openScriptedSimulator(
    ({ event }) => {
      if (event.kind === 'button') return [{ text: `Anda memilih ${event.option}.` }];
      if (event.kind === 'file')
        return [{ text: `Diterima: ${event.name}, ${String(event.bytes.length)} byte.` }];
      if (event.kind === 'contact') return [{ text: `Kontak ${event.phone}.` }];
      if (event.kind !== 'text') return [{ text: event.kind }];
      if (event.text === 'diam') return [];
      return event.text === 'tanya' ? [question] : [{ text: `Anda menulis: *${event.text}*` }];
    },
    { abc: letter },
  );
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await simulator.close();
});

/** Every test begins in a browser that has never been here, and ends without a complaint in its console. */
const open = async (viewport = { width: 1300, height: 800 }): Promise<void> => {
  context = await browser.newContext({ viewport, locale: 'id-ID', reducedMotion: 'reduce' });
  context.setDefaultTimeout(patience);
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  page.on('console', (entry) => {
    if (['error', 'warning'].includes(entry.type())) complaints.push(entry.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      reportError(new Error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
    });
  });
  await page.goto(`${simulator.base}/simulator`);
  await page.getByRole('button', { name: 'Warga' }).waitFor();
};

beforeEach(async () => {
  complaints = [];
  simulator.inbox.length = 0;
  simulator.storing.works = true;
});

afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const phone = (channel: 'whatsapp' | 'telegram'): Locator => page.locator(`#phone-${channel}`);
const log = (channel: 'whatsapp' | 'telegram'): Locator => phone(channel).getByRole('log');
const type = async (channel: 'whatsapp' | 'telegram', text: string): Promise<void> => {
  const box = phone(channel).getByRole('textbox');
  await box.fill(text);
  await box.press('Enter');
};
/** Somebody the other tests have not met. */
const beNew = (channel: 'whatsapp' | 'telegram'): Promise<void> =>
  phone(channel)
    .getByRole('button', { name: channel === 'whatsapp' ? 'Nomor baru' : 'Orang baru', exact: true })
    .click();

test('a message is shown with its ticks and the answer appears by itself', async () => {
  await open();
  expect(await page.title()).toBe('Simulator Teman DISKO');
  await beNew('whatsapp');
  await type('whatsapp', 'halo');
  await log('whatsapp').getByText('Anda menulis: halo').waitFor();
  expect(await log('whatsapp').locator('strong').textContent()).toBe('halo');
  await log('whatsapp').locator('.out').getByLabel('dibaca').waitFor();
  expect(simulator.inbox).toMatchObject([{ channel: 'whatsapp', event: { kind: 'text', text: 'halo' } }]);
  expect(simulator.inbox[0]?.phone).toMatch(/^\+62899\d{8}$/);
});

test('Shift+Enter starts a new line, Enter sends all of them', async () => {
  await open();
  await beNew('telegram');
  const box = phone('telegram').getByRole('textbox');
  await box.pressSequentially('satu');
  await box.press('Shift+Enter');
  await box.pressSequentially('dua');
  await box.press('Enter');
  await log('telegram').getByText('Anda menulis').waitFor();
  expect(simulator.inbox).toMatchObject([{ event: { text: 'satu\ndua' } }]);
  expect(await box.inputValue()).toBe('');
});

test('WhatsApp lists choices in the text, Telegram shows buttons that stay pressable', async () => {
  await open();
  await beNew('whatsapp');
  await type('whatsapp', 'tanya');
  await log('whatsapp').getByText('1. Setuju').waitFor();
  expect(await log('whatsapp').locator('.keyboard').count()).toBe(0);

  await beNew('telegram');
  await type('telegram', 'tanya');
  await log('telegram').getByRole('button', { name: 'Tidak setuju' }).click();
  await log('telegram').getByText('Anda memilih no.').waitFor();
  await log('telegram').locator('.keyboard.answered').waitFor();
  await log('telegram').getByRole('button', { name: 'Setuju', exact: true }).click();
  await log('telegram').getByText('Anda memilih yes.').waitFor();
  expect(simulator.inbox.slice(1)).toMatchObject([
    { event: { text: 'tanya' } },
    { event: { kind: 'button', option: 'no' } },
    { event: { kind: 'button', option: 'yes' } },
  ]);
});

test('a file dropped on the phone is sent as it is', async () => {
  await open();
  await beNew('telegram');
  const data = await page.evaluateHandle(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(['%PDF-1.7 surat'], 'surat pengantar.pdf', { type: 'application/pdf' }));
    return carried;
  });
  const screen = phone('telegram').locator('.phone');
  await screen.dispatchEvent('dragenter', { dataTransfer: data });
  await page.getByText('Lepaskan berkas di sini').waitFor();
  await screen.dispatchEvent('drop', { dataTransfer: data });
  await log('telegram').getByText('Diterima: surat pengantar.pdf, 14 byte.').waitFor();
  await log('telegram').locator('.out').getByText('surat pengantar.pdf').waitFor();
  expect(simulator.inbox).toMatchObject([
    {
      event: {
        kind: 'file',
        name: 'surat pengantar.pdf',
        mime: 'application/pdf',
        bytes: Buffer.from('%PDF-1.7 surat'),
      },
    },
  ]);
});

test('a file can be chosen, an empty one is refused with a sentence', async () => {
  await open();
  await beNew('whatsapp');
  const choose = async (name: string, bytes: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await phone('whatsapp').getByRole('button', { name: 'Lampirkan' }).click();
    await phone('whatsapp').getByRole('button', { name: 'Berkas' }).click();
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) });
  };
  await choose('kosong.png', '');
  await phone('whatsapp').getByRole('alert').getByText('kosong.png kosong').waitFor();
  await choose('surat.pdf', 'isi');
  await log('whatsapp').getByText('Diterima: surat.pdf, 3 byte.').waitFor();
});

test('a contact is shared from the menu and by the button the bot shows', async () => {
  await open();
  await phone('telegram').getByRole('button', { name: 'ASN' }).click();
  await phone('telegram').getByRole('button', { name: 'Lampirkan' }).click();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  expect(await phone('telegram').getByRole('button', { name: 'Bagikan kontak saya' }).count()).toBe(0);
  await page.keyboard.press('Enter');
  await phone('telegram').getByRole('button', { name: 'Bagikan kontak saya' }).click();
  await expect
    .poll(() => simulator.inbox)
    .toMatchObject([{ event: { kind: 'contact', phone: '+6281200000011' } }]);

  await simulator.say('telegram', '700001', { text: 'Bagikan kontak Anda.', askContact: true });
  await log('telegram').getByRole('button', { name: 'Bagikan kontak' }).click();
  await eventually(() => simulator.inbox.length).toBe(2);
  expect(simulator.inbox[1]).toMatchObject({ event: { kind: 'contact', phone: '+6281200000011' } });
});

test('a file of the bot can be downloaded and its links open elsewhere', async () => {
  await open();
  await simulator.say('whatsapp', '6281200000001', {
    text: 'Isi di sini: http://127.0.0.1:3000/aman/a_b_c.',
    file: { sha256: 'abc', name: 'Surat balasan.pdf', mime: 'application/pdf' },
  });
  const link = log('whatsapp').getByRole('link', { name: '/aman/a_b_c' }).last();
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('http://127.0.0.1:3000/aman/a_b_c');
  expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
    '_blank',
    'noopener noreferrer',
  ]);
  const download = page.waitForEvent('download');
  await log('whatsapp').getByText('Surat balasan.pdf').last().click();
  expect((await download).suggestedFilename()).toBe('Surat balasan.pdf');
});

test('markup of somebody else stays text', async () => {
  await open();
  await beNew('whatsapp');
  await type('whatsapp', '<img src=x onerror=alert(1)> javascript:alert(1)');
  await log('whatsapp').getByText('Anda menulis: <img src=x onerror=alert(1)>').waitFor();
  expect(await log('whatsapp').locator('img, a').count()).toBe(0);
});

test('another person who has not looked gets a counter, which goes when they look', async () => {
  await open();
  const operator = phone('telegram').getByRole('button', { name: 'Operator sekretariat' });
  for (const text of ['Permohonan baru 1', 'Permohonan baru 2'])
    await simulator.say('telegram', '700101', { text });
  await operator.getByLabel('2 pesan belum dibaca').waitFor();
  await eventually(() => page.title()).toMatch(/^\(\d+\) Simulator/);
  await operator.click();
  await log('telegram').getByText('Permohonan baru 2').waitFor();
  expect(await operator.locator('.badge').count()).toBe(0);
});

test('a reload shows the same conversation, pressed buttons too', async () => {
  await open();
  await beNew('telegram');
  for (const text of ['satu', 'tanya']) {
    await type('telegram', text);
    await eventually(() => log('telegram').locator('.in .text').count()).toBe(text === 'satu' ? 1 : 2);
  }
  await log('telegram').getByRole('button', { name: 'Setuju', exact: true }).click();
  await log('telegram').getByText('Anda memilih yes.').waitFor();
  const shown = (): Promise<string[]> => log('telegram').locator('.text, .key').allTextContents();
  const before = await shown();
  expect(before).toEqual([
    'satu',
    'Anda menulis: satu',
    'tanya',
    'Setujukah Anda?',
    'Setuju',
    'Tidak setuju',
    'Anda memilih yes.',
  ]);
  await page.reload();
  await log('telegram').getByText('Anda memilih yes.').waitFor();
  expect(await shown()).toEqual(before);
  await log('telegram').locator('.key.pressed').getByLabel('dipilih').waitFor();
});

test('what this browser remembers of another installation is forgotten', async () => {
  await open();
  await phone('telegram').getByRole('button', { name: 'Kepala Dinas' }).click();
  await type('telegram', 'lama');
  await log('telegram').getByText('Anda menulis: lama').waitFor();
  await page.addInitScript(() => {
    const key = 'teman-disko-simulator';
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as {
      chats: Record<string, { first: { at: string } }>;
    };
    const chat = kept.chats['telegram:700301'];
    if (chat) chat.first.at = '2020-01-01T00:00:00.000Z';
    localStorage.setItem(key, JSON.stringify(kept));
  });
  await page.reload();
  await log('telegram').getByText('Anda menulis: lama').waitFor();
  expect(await log('telegram').locator('.out').count()).toBe(0);
});

test('a message that cannot be stored says so and can be sent again as the same message', async () => {
  await open();
  await beNew('whatsapp');
  simulator.storing.works = false;
  await type('whatsapp', 'penting');
  await log('whatsapp').getByLabel('mengirim').waitFor();
  await log('whatsapp').getByText('Belum terkirim.').waitFor({ timeout: 15_000 });
  expect(complaints.every((words) => words.includes('503'))).toBe(true);
  complaints = [];
  simulator.storing.works = true;
  await log('whatsapp').getByRole('button', { name: 'Kirim ulang' }).click();
  await log('whatsapp').getByText('Anda menulis: penting').waitFor();
  expect(simulator.inbox).toHaveLength(1);
});

test('a narrow screen shows one phone at a time, with tabs that the keyboard reaches', async () => {
  await open({ width: 320, height: 568 });
  await phone('whatsapp').waitFor();
  expect(await phone('telegram').isVisible()).toBe(false);
  await page.getByRole('tab', { name: 'WhatsApp' }).focus();
  await page.keyboard.press('ArrowRight');
  await phone('telegram').waitFor();
  expect(await phone('whatsapp').isVisible()).toBe(false);
  await beNew('telegram');
  await type('telegram', 'tanya');
  await log('telegram').getByRole('button', { name: 'Tidak setuju' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const end = await log('telegram').evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  expect(end).toBeLessThan(2);
});

test('no width brings a sideways scroll', async () => {
  await open();
  for (const width of [320, 480, 819, 820, 1000, 1179, 1180, 1600]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

const eventsIn = (): unknown[] => simulator.inbox.map(({ event }) => event);

test('what phones send besides words is sent from the menu and shown', async () => {
  await open();
  await beNew('whatsapp');
  for (const name of [
    'Pesan suara',
    'Stiker',
    'Foto sekali lihat',
    'Jajak pendapat',
    'Kartu kontak orang lain',
    'Kirim lokasi',
  ]) {
    await phone('whatsapp').getByRole('button', { name: 'Lampirkan' }).click();
    await phone('whatsapp').getByRole('button', { name }).click();
  }
  await eventually(eventsIn).toMatchObject([
    { kind: 'other', what: 'voice' },
    { kind: 'other', what: 'sticker' },
    { kind: 'other', what: 'view_once' },
    { kind: 'other', what: 'poll' },
    { kind: 'contact', phone: '+6281234567890', own: false },
    { kind: 'location', latitude: -0.0263, longitude: 109.3425 },
  ]);
  await log('whatsapp').getByText('6 detik').waitFor();
  await log('whatsapp').getByText('Kantor Wali Kota').waitFor();
  await log('whatsapp').getByText('-0.0263, 109.3425').waitFor();
  await log('whatsapp').getByRole('img', { name: 'Stiker' }).waitFor();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/sent.png` });
});

test('a message is answered, given a sign, written over and taken back', async () => {
  await open();
  await beNew('telegram');
  await type('telegram', 'halo');
  const answer = log('telegram').locator('.row.in').last();
  await answer.getByText('Anda menulis: halo').waitFor();
  await answer.hover();
  await answer.getByRole('button', { name: 'Balas pesan ini' }).click();
  await phone('telegram').getByText('Membalas: Anda menulis').waitFor();
  await type('telegram', 'baik');
  await log('telegram').getByText('Anda menulis: baik').waitFor();
  await answer.hover();
  await answer.getByRole('button', { name: 'Beri tanda 👍' }).click();
  await log('telegram').getByLabel('Tanda dari Anda: 👍').waitFor();
  const own = log('telegram').locator('.row.out').first();
  await own.hover();
  await own.getByRole('button', { name: 'Ubah pesan' }).click();
  await type('telegram', 'halo juga');
  await own.getByText('halo juga').waitFor();
  await own.getByText('diubah').waitFor();
  await own.hover();
  await own.getByRole('button', { name: 'Hapus pesan' }).click();
  await own.getByText('Pesan dihapus').waitFor();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/done.png` });
  await eventually(eventsIn).toMatchObject([
    { kind: 'text', text: 'halo' },
    { kind: 'text', text: 'baik', quotes: expect.stringMatching(/^simulator-\d+$/) as string },
    { kind: 'reaction', emoji: '👍', quotes: expect.stringMatching(/^simulator-\d+$/) as string },
    { kind: 'edited', text: 'halo juga' },
    { kind: 'deleted' },
  ]);
});

test('files chosen together are an album, with the words that were written as the caption', async () => {
  await open();
  await beNew('telegram');
  await phone('telegram').getByRole('textbox').fill('halaman 1 dan 2');
  const page1 = { name: '1.pdf', mimeType: 'application/pdf', buffer: letter };
  await phone('telegram')
    .locator('input[type=file]')
    .setInputFiles([page1, { ...page1, name: '2.pdf' }]);
  await log('telegram').getByText('halaman 1 dan 2').waitFor();
  await eventually(() => simulator.inbox.length).toBe(2);
  const [first, second] = simulator.inbox;
  expect(first).toMatchObject({ event: { kind: 'file', name: '1.pdf', caption: 'halaman 1 dan 2' } });
  expect(second?.event).not.toHaveProperty('caption');
  expect(first?.album).toEqual(expect.any(String));
  expect(second?.album).toBe(first?.album);
});

test('on a phone the other tab’s composer is high enough to write in, and old keyboards are out of the tab order', async () => {
  await open({ width: 390, height: 780 });
  await page.getByRole('tab', { name: /Telegram/ }).click();
  const box = phone('telegram').getByRole('textbox');
  await box.waitFor();
  expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(40);
  await beNew('telegram');
  await type('telegram', 'tanya');
  await log('telegram').getByRole('button', { name: 'Tidak setuju' }).waitFor();
  await type('telegram', 'tanya');
  await eventually(() => log('telegram').locator('.keyboard').count()).toBe(2);
  const tabs = await log('telegram')
    .locator('.key')
    .evaluateAll((keys) => keys.map((key) => (key as HTMLElement).tabIndex));
  expect(tabs).toEqual([-1, -1, 0, 0]);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/telegram-phone.png` });
});
