import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginCity } from '../../../app/city/begin-city.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { openSandbox } from '../../../app/sandbox/sandbox.ts';
import type { DeskNeeds } from '../../../bot/desk/needs.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { openBrowser } from '../../support/browser.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import {
  bookedNumber,
  counterNumber,
  fillOffice,
  shownIncident,
  shownNumber,
} from '../../support/desk-world.ts';
import { pontianak } from '../../support/pontianak.ts';
import { addRequest } from '../../support/request-row.ts';
import { someOf } from '../../support/storm.ts';
import { patience } from '../../support/patience.ts';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** What of axe's answer is told. */
type Found = { violations: { id: string; nodes: { target: string[] }[] }[] };

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

type Who = Partial<Omit<StaffMember, 'id'>>;
const operator: Who = { role: 'operator', unit: 'sekretariat', name: 'Sari' };
const administrator: Who = { role: 'administrator', unit: 'sekretariat', name: 'Ani' };
const head: Who = { role: 'head', unit: 'sekretariat', name: 'Ibu Kepala' };
const records: Who = { role: 'records_officer', unit: 'sekretariat', name: 'Rini' };

/** Every page, by what its screenshot is called; null: nobody is logged in. */
const pages: [name: string, who: Who | null, path: string][] = [
  ['login', null, '/meja'],
  ['inbox', operator, '/meja'],
  ['search', operator, '/meja?cari=aini'],
  ['found-nothing', operator, '/meja?cari=zulkifli'],
  ['request', operator, `/meja/permohonan/${shownNumber}`],
  ['verify', operator, `/meja/permohonan/${shownNumber}/verify`],
  ['lacking', operator, `/meja/permohonan/${shownNumber}/request_completion`],
  ['write', operator, `/meja/permohonan/${shownNumber}/tulis`],
  ['note', operator, `/meja/permohonan/${shownNumber}/catatan`],
  ['check', operator, `/meja/permohonan/${shownNumber}/periksa`],
  ['move', operator, `/meja/permohonan/${bookedNumber}/pindah`],
  ['booked', operator, `/meja/permohonan/${bookedNumber}`],
  ['reject', operator, `/meja/permohonan/${shownNumber}/reject`],
  ['head', head, '/meja/kepala?pilih=semua'],
  ['counter', operator, '/meja/loket'],
  ['counter-form', operator, '/meja/loket/magang'],
  ['sheet', head, `/meja/permohonan/${shownNumber}/lembar`],
  ['receipt', operator, `/meja/permohonan/${counterNumber}/tanda-terima`],
  ['register', administrator, '/meja/orang/pegawai'],
  ['agenda', records, '/meja/agenda?tahun=2026'],
  ['rooms', { ...operator, unit: 'aptika' }, '/meja/ruangan?tanggal=2026-11-25'],
  ['rooms-month', operator, '/meja/ruangan?lihat=bulan&tanggal=2026-11-25'],
  ['oversight', administrator, '/meja/pengawasan'],
  ['report', administrator, '/meja/laporan'],
  ['report-head', head, '/meja/laporan'],
  ['people', administrator, '/meja/orang'],
  ['person', administrator, '/meja/orang/:own'],
  ['services', operator, '/meja/layanan'],
  ['service', operator, '/meja/layanan/magang'],
  ['sop', administrator, '/meja/layanan/magang/sop'],
  ['edit-office', administrator, '/meja/layanan/ubah/kantor'],
  ['edit-list', administrator, '/meja/layanan/ubah/unit'],
  ['edit-room', administrator, '/meja/layanan/ubah/ruangan/meeting_room'],
  ['edit-question', administrator, '/meja/layanan/ubah/isian.magang/sekolah_kampus'],
  ['versions', administrator, '/meja/layanan/versi'],
  ['changes', head, '/meja/layanan/usulan'],
  ['history', administrator, '/meja/riwayat'],
  ['history-looks', administrator, '/meja/riwayat?buku=looks'],
  ['history-office', administrator, '/meja/riwayat?buku=office'],
  ['incidents', administrator, '/meja/insiden'],
  ['retention', administrator, '/meja/insiden/masa-simpan'],
  ['signs', administrator, '/meja/insiden/tanda'],
  ['hand-over', administrator, '/meja/orang/:own/serah'],
  ['incident', administrator, `/meja/insiden/${shownIncident}`],
  ['sessions', operator, '/meja/keluar'],
  ['keys', operator, '/meja/tombol'],
  ['refused', operator, '/meja/pengawasan'],
];

type Fill = (page: Page) => Promise<void>;
const pdf = { name: 'surat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') };
const register = {
  ...{ name: 'pegawai.csv', mimeType: 'text/csv' },
  buffer: Buffer.from(
    'NIP;Nama;Jabatan;Perangkat daerah;Nomor HP\n197608212003122002;Umi Kalsum;Pranata Komputer;Diskominfo;081234567890\n1,97608E+17;Budi;Staf;Diskominfo;8,12E+11\n',
  ),
};

/** What comes of a form, by what its screenshot is called: where it stands, what is filled in, and the button that sends it. */
const posted: [name: string, who: Who, path: string, fill: Fill, button: string][] = [
  [
    'counter-wrong',
    operator,
    '/meja/loket/magang',
    async (page) => {
      await page.locator('input[name=sop]').check();
      await page.locator('#berkas_surat_pengantar').setInputFiles(pdf);
    },
    'Catat permohonan',
  ],
  [
    'reject-shown',
    operator,
    `/meja/permohonan/${shownNumber}/reject`,
    (page) => page.getByLabel('Permohonan ganda').check(),
    'Lanjutkan',
  ],
  ['reject-wrong', operator, `/meja/permohonan/${shownNumber}/reject`, () => Promise.resolve(), 'Lanjutkan'],
  [
    'write-shown',
    operator,
    `/meja/permohonan/${shownNumber}/tulis`,
    (page) => page.getByLabel('Pesan untuk pemohon').fill('Surat Anda sudah kami terima.'),
    'Lanjutkan',
  ],
  [
    'register-shown',
    administrator,
    '/meja/orang/pegawai',
    (page) => page.locator('#berkas').setInputFiles(register),
    'Periksa',
  ],
  [
    'edit-changed',
    administrator,
    '/meja/layanan/ubah/kantor',
    async (page) => {
      await page.getByLabel('Telepon').first().fill('0561 123456');
      await page.getByLabel('Alasan').fill('Nomor baru sejak hari ini.');
    },
    'Lihat perubahan',
  ],
];

const looks = {
  // Where the desk's script does not come, too: every page is whole without it.
  phone: { viewport: { width: 320, height: 640 }, colorScheme: 'light', scripts: false },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark', scripts: true },
} as const;

const mostBytes = 150 * 1024;
/** Where pictures of the pages go, to be looked at and kept in docs; none without it. */
const shots = process.env['DESK_SHOTS'];

const sandbox = openSandbox();
let browser: Browser;
let desk: DeskPages;
let base = '';
const sessions = new Map<string, Session>();
beforeAll(async () => {
  desk = await openDeskPages({
    inspector: {
      inspect: (file: object) => Promise.resolve({ ...file, bytes: 4, type: 'pdf', pages: 1 }),
    } as unknown as DeskNeeds['inspector'],
    sandbox,
  });
  await fillOffice(desk);
  await beginCity(desk.db, { folder: pontianak, today: '2026-11-23', now: aMoment });
  base = await desk.app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  sandbox.close();
});

const enter = async (who: Who): Promise<Session> => {
  const key = JSON.stringify(who);
  const session = sessions.get(key) ?? (await desk.enter(who));
  sessions.set(key, session);
  return session;
};

const cookiesOf = ({ cookie }: Session) => {
  const [name = '', value = ''] = cookie.split('=');
  return [{ name, value, url: base }];
};

const open = async (context: BrowserContext, who: Who | null, path: string): Promise<Page> => {
  const session = who && (await enter(who));
  if (session) await context.addCookies(cookiesOf(session));
  const page = await context.newPage();
  const answer = await page.goto(base + path.replace(':own', session?.id ?? ''));
  expect((await answer?.body())?.length ?? 0).toBeLessThan(mostBytes);
  return page;
};

const violations = async (page: Page): Promise<string[]> => {
  // Put in by the debugger, not by the page: its policy lets nothing else run.
  await page.evaluate(axe);
  const found = await page.evaluate(
    (run) => (globalThis as unknown as { axe: { run(o: unknown): Promise<unknown> } }).axe.run(run),
    options as unknown,
  );
  return (found as Found).violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
};

/** Without violations, within its edges; and its picture, where pictures are asked for. */
const isWell = async (page: Page, name: string, look: string): Promise<void> => {
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  if (shots !== undefined)
    await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: look === 'phone' });
};

describe.each(Object.entries(looks))(
  'no page breaks WCAG 2.2 AA, weighs much or runs over its edge: %s',
  (look, { scripts, ...how }) => {
    const visit = async (work: (context: BrowserContext) => Promise<void>): Promise<void> => {
      const context = await browser.newContext({ ...how, locale: 'id-ID', reducedMotion: 'reduce' });
      context.setDefaultTimeout(patience);
      try {
        if (!scripts) await context.route('**/*.js', (route) => route.abort());
        await work(context);
      } finally {
        await context.close();
      }
    };

    test.each(someOf(pages, 6))('%s', (name, who, path) =>
      visit(async (context) => isWell(await open(context, who, path), name, look)),
    );

    test.each(someOf(posted, 2))('%s', (name, who, path, fill, button) =>
      visit(async (context) => {
        const page = await open(context, who, path);
        await fill(page);
        const [answer] = await Promise.all([
          page.waitForResponse((one) => one.request().method() === 'POST'),
          page.getByRole('button', { name: button, exact: true }).click(),
        ]);
        expect((await answer.body()).length).toBeLessThan(mostBytes);
        await isWell(page, name, look);
      }),
    );
  },
);

test('keys go through the list, open, choose and search', async () => {
  const context = await browser.newContext({ locale: 'id-ID' });
  context.setDefaultTimeout(patience);
  try {
    const page = await open(context, operator, '/meja');
    const focused = () => page.evaluate('document.activeElement.textContent');
    const numbers = await page.locator('[data-daftar] tbody th').allInnerTexts();
    await page.keyboard.press('j');
    expect(await focused()).toBe(numbers[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focused()).toBe(numbers[1]);
    await page.keyboard.press('x');
    expect(await page.locator('input[name=nomor]:checked').count()).toBeLessThanOrEqual(1);
    await page.keyboard.press('/');
    await page.keyboard.type('jk aini');
    expect(await page.locator('#cari').inputValue()).toBe('jk aini');
    await page.locator('#cari').fill('aini');
    await page.keyboard.press('Enter');
    await page.waitForURL(/cari=aini/);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/permohonan\/TD-/);
  } finally {
    await context.close();
  }
});

test('a list follows what happens, and a session that ends is not kept alive by it', async () => {
  const context = await browser.newContext({ locale: 'id-ID' });
  context.setDefaultTimeout(patience);
  try {
    // Waited for from before the page is there: its script may be quicker than whoever waits for the page.
    const live = context.waitForEvent('response', (answer) => answer.url().endsWith('/meja/langsung'));
    const page = await open(context, operator, '/meja');
    await live;
    const number = 'TD-2026-NEWNEW22';
    // The first look only learns where the history ends, so something happens until the list has noticed.
    await expect
      .poll(
        async () => {
          const known = await desk.db.prisma.request.findUnique({ where: { number } });
          const promisedOn = new Date('2026-11-01');
          const requestId = known?.id ?? (await addRequest(desk.db, { number, promisedOn }));
          await appendEvent(desk.db.pool, {
            ...{
              requestId,
              action: 'viewed',
              from: 'submitted',
              to: 'submitted',
              actor: 'Sari',
              role: 'operator',
            },
            ...{ at: '2026-11-23T02:00:00.000Z', note: null },
          });
          return page.locator('[data-daftar]').innerText();
        },
        { interval: 500 },
      )
      .toContain(number);
  } finally {
    await context.close();
  }
});
