import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminEvents } from '../../app/db/admin-events.ts';
import { storePosts } from '../../app/db/desk-posts.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { firstBrokenLink } from '../../domain/event-chain.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { cityDate } from '../../domain/city-time.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import { hidden, openDeskBrowser, type DeskBrowser } from '../support/desk-browser.ts';
import { eventually } from '../support/eventually.ts';
import { jpgBytes, pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  contactIn,
  heardOf,
  historyIn,
  makeRequestIn,
  openOffice,
  requestIn,
} from '../support/office.ts';
import type { Phone } from '../support/phone.ts';
import { addRequest } from '../support/request-row.ts';
import { storm } from '../support/storm.ts';

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
const desks: Partial<Record<keyof ReturnType<typeof openOffice>, DeskBrowser>> = {};
beforeAll(async () => {
  house = await openTestHouse();
  office = openOffice(house.url);
  for (const who of ['sekretariat', 'ikp', 'aptika', 'arsiparis', 'kepala'] as const) {
    const desk = openDeskBrowser(house.url);
    await desk.enter(office[who]);
    desks[who] = desk;
  }
});
afterAll(() => house[Symbol.asyncDispose]());

const deskOf = (who: keyof typeof desks): DeskBrowser => {
  const desk = desks[who];
  if (!desk) throw new Error(`${who} is not logged in`);
  return desk;
};

const complaint = async () => {
  await office.warga.say('menu');
  const made = await makeRequestIn(house, await contactIn(house, office.warga), aComplaint);
  await heardOf(office.warga, '*diterima*', made.number);
  return made;
};

/** A row of a request with a number of its own. */
const aRow = async (changes: Parameters<typeof addRequest>[1] = {}) => {
  const number = trackingNumber(2026, randomBytes(32));
  const id = await addRequest(house.db, { number, ...changes });
  return { id, number };
};

const path = (number: string, step = ''): string => `/meja/permohonan/${number}${step && `/${step}`}`;

/** Sends a step's form and then what it shows; the page one is led to. */
const take = async (desk: DeskBrowser, number: string, step: string, fields = {}) => {
  const { body } =
    step === 'verify' ? await desk.get(path(number, step)) : await desk.send(path(number, step), fields);
  const sealed = hidden(body, 'formulir');
  expect(sealed).not.toBe('');
  const posted = await desk.send('/meja/langkah', { formulir: sealed });
  expect(posted.status).toBe(303);
  return { preview: body, sealed, page: await desk.get(posted.location) };
};

const stateOf = async (number: string): Promise<string> => (await requestIn(house, number)).state;
const silent = async (phone: Phone): Promise<void> => {
  const before = phone.all.length;
  await phone.news();
  expect(phone.all.slice(before).filter(({ text }) => /Status: \*/.test(text))).toEqual([]);
};

test('a request goes through the whole office at the desk, and everybody hears of each step in their chat', async () => {
  const { number, id } = await complaint();
  const sekretariat = deskOf('sekretariat');
  const listed = await sekretariat.get('/meja');
  expect(listed.body).toContain(number);
  const shown = await sekretariat.get(path(number));
  expect(shown.body).toContain('Lampu ruang layanan padam sejak pagi.');
  expect(shown.body).toContain('Verifikasi</button>');

  const verified = await take(sekretariat, number, 'verify');
  expect(verified.preview).toContain('Yang akan dibaca pemohon');
  expect(verified.page.body).toContain('Terverifikasi');
  await heardOf(office.arsiparis, 'Menunggu agenda', number);

  const arsiparis = deskOf('arsiparis');
  const form = await arsiparis.get(path(number, 'register'));
  const proposed = /value="([^"]+)" id="nomor"/.exec(form.body)?.[1] ?? '';
  expect(proposed).toMatch(/\d/);
  await take(arsiparis, number, 'register', { nomor: proposed });
  expect(await requestIn(house, number)).toMatchObject({ state: 'registered', agendaNumber: proposed });

  const kepala = deskOf('kepala');
  const desk = await kepala.get('/meja/kepala?pilih=semua');
  expect(desk.body).toContain(`value="${number}" checked`);
  const preview = await kepala.send('/meja/kepala', {
    nomor: number,
    unit: 'aptika',
    instruksi: 'follow_up',
    pendamping: 'ikp',
  });
  expect(preview.body).toContain('Yang akan dibaca pemohon');
  expect(preview.body).toContain('Bidang Aplikasi Informatika');
  await kepala.send('/meja/langkah', { formulir: hidden(preview.body, 'formulir') });
  const disposed = await heardOf(office.warga, 'didisposisikan', number);
  expect(disposed.text).toContain('Tindak lanjuti');
  expect(await requestIn(house, number)).toMatchObject({ unit: 'aptika', supporting: ['ikp'] });

  const aptika = deskOf('aptika');
  const day = addWorkingDays(cityDate(new Date(), house.tz), 3);
  const when = { jadwal_tanggal: day, jadwal_jam: '09.00-11.00', jadwal_tempat: 'Ruang rapat' };
  const started = await take(aptika, number, 'start', { uraian: 'Hubungi Budi di loket 3.', ...when });
  expect(started.preview).toContain('Hubungi Budi di loket 3.');
  expect((await requestIn(house, number)).schedule).toEqual({
    date: day,
    from: '09:00',
    to: '11:00',
    place: 'Ruang rapat',
  });
  const berkas = new File([new Uint8Array(pdfBytes(2))], 'hasil.pdf', { type: 'application/pdf' });
  const completed = await take(aptika, number, 'complete', { uraian: 'Lampu sudah diganti.', berkas });
  expect(completed.preview).toContain('hasil.pdf');
  expect(completed.page.body).toContain('Selesai');
  const told = await heardOf(office.warga, 'Lampu sudah diganti.', number);
  expect(told.text).toContain('selesai');
  expect(office.warga.all.some(({ file }) => file?.name === 'hasil.pdf')).toBe(true);

  const events = await historyIn(house, id);
  expect(firstBrokenLink(events)).toBeNull();
  expect(events.map(({ action, role }) => `${action} ${role}`)).toEqual([
    'submit applicant',
    'verify operator',
    'register records_officer',
    'dispose head',
    'start operator',
    'complete operator',
  ]);
  for (const who of ['sekretariat', 'arsiparis', 'kepala', 'aptika'] as const) await silent(office[who]);
});

test('what is lacking is said with the chat’s reasons, and a wrong form says what is wrong and keeps what was typed', async () => {
  const { number } = await complaint();
  const desk = deskOf('sekretariat');
  const empty = await desk.send(path(number, 'request_completion'));
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('Pilih dulu paling sedikit satu bagian');
  const short = await desk.send(path(number, 'request_completion'), {
    masalah_uraian: 'own',
    uraian_uraian: 'x',
  });
  expect(short.status).toBe(422);
  expect(short.body).toContain('Terlalu singkat');
  const nik = await desk.send(path(number, 'reject'), {
    alasan: 'own',
    alasan_sendiri: 'Atas nama 6171010101900001.',
  });
  expect(nik.body).toContain('Jangan menulis NIK');
  const { preview } = await take(desk, number, 'request_completion', {
    masalah_uraian: 'own',
    uraian_uraian: 'Di ruang mana?',
  });
  expect(preview).toContain('Di ruang mana?');
  expect((await heardOf(office.warga, 'perlu dilengkapi', number)).text).toContain('Di ruang mana?');
});

test('the same form twice is one step, and so is one whose process was killed before its turn', async () => {
  const first = await complaint();
  const desk = deskOf('sekretariat');
  const { sealed } = await take(desk, first.number, 'verify');
  const again = await desk.send('/meja/langkah', { formulir: sealed });
  expect((await desk.get(again.location)).body).toContain('Terverifikasi');
  expect((await historyIn(house, first.id)).filter(({ action }) => action === 'verify')).toHaveLength(1);

  // What is committed when a process dies: the post and its news, and nobody who was told to look.
  const second = await complaint();
  const member = await house.db.prisma.staff.findFirstOrThrow({
    where: { unit: 'sekretariat', role: 'operator' },
  });
  const form = crypto.randomUUID();
  const post = crypto.randomUUID();
  const steps = [{ post, requestId: second.id, version: second.version, step: 'verify' as const, input: {} }];
  for (let times = 0; times < 2; times += 1)
    await inTransaction(house.db, (tx) =>
      storePosts(
        tx,
        house.vault,
        { form, staffId: member.id, contactId: member.contactId ?? '', steps },
        new Date(),
      ),
    );
  await eventually(() => stateOf(second.number)).toBe('verified');
  expect((await desk.get(`/meja/kabar/${form}`)).body).toContain('berhasil');
  expect((await historyIn(house, second.id)).filter(({ action }) => action === 'verify')).toHaveLength(1);
});

const races = storm(3, 100);

test('of chat and desk at once one wins, and the desk says who', async () => {
  const outcomes: string[] = [];
  for (let race = 0; race < races; race += 1) {
    const { number, id } = await complaint();
    const desk = deskOf('sekretariat');
    const alert = await heardOf(office.sekretariat, 'Permohonan baru', number);
    const button = alert.options.find(({ label }) => label === 'Verifikasi')?.id ?? '';
    const rejected = await desk.send(path(number, 'reject'), { alasan: 'authority' });
    const formulir = hidden(rejected.body, 'formulir');
    const [posted] = await Promise.all([
      desk.send('/meja/langkah', { formulir }),
      office.sekretariat.send({ button }),
    ]);
    const { body } = await desk.get(posted.location);
    const steps = (await historyIn(house, id)).slice(1);
    expect(steps).toHaveLength(1);
    const won = steps[0]?.action === 'reject';
    expect(body).toContain(won ? 'Penolakan dan alasannya terkirim' : 'permohonan ini berubah');
    if (!won) expect(body).toContain('Langkah terakhir: Verifikasi oleh Operator');
    outcomes.push(won ? 'desk' : 'chat');
  }
  expect(outcomes).toHaveLength(races);
});

test('a step on a request that somebody moved meanwhile is refused and shows it as it is', async () => {
  const { number, id } = await complaint();
  const desk = deskOf('sekretariat');
  const late = await desk.send(path(number, 'reject'), { alasan: 'duplicate' });
  await take(desk, number, 'verify');
  const posted = await desk.send('/meja/langkah', { formulir: hidden(late.body, 'formulir') });
  const { body } = await desk.get(posted.location);
  expect(body).toContain('Sementara Anda mengisi, permohonan ini berubah');
  expect(body).toContain('Langkah terakhir: Verifikasi oleh Operator');
  expect(await historyIn(house, id)).toHaveLength(2);
  const refused = await desk.get(path(number, 'verify'));
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('Terverifikasi');
});

test('another unit, a guessed number, a foreign form and a role that may not are refused and written down', async () => {
  const { number } = await complaint();
  const { unit } = await requestIn(house, number);
  const stranger = deskOf(unit === 'aptika' ? 'ikp' : 'aptika');
  const refusals = async () =>
    (await adminEvents(house.db.pool)).filter(({ action }) => action === 'desk_refused').length;
  const before = await refusals();
  const foreign = await stranger.get(path(number));
  const guessed = await stranger.get(path('TD-2026-AAAAAAAA'));
  expect([foreign.status, guessed.status]).toEqual([403, 403]);
  expect(foreign.body).toBe(guessed.body);
  expect((await stranger.send(path(number, 'reject'), { alasan: 'authority' })).status).toBe(403);
  expect((await stranger.get('/meja/kepala')).status).toBe(403);
  const mine = await deskOf('sekretariat').get(path(number, 'verify'));
  expect((await stranger.send('/meja/langkah', { formulir: hidden(mine.body, 'formulir') })).status).toBe(
    403,
  );
  expect((await stranger.send('/meja/langkah', { formulir: 'v1.x' })).status).toBe(403);
  expect(await refusals()).toBe(before + 6);
  expect(await stateOf(number)).toBe('submitted');
});

test('what applicants wrote is never markup, a link or a formula', async () => {
  const name = `=HYPERLINK("http://evil.example")<script>alert(1)</script>'"`;
  const { number } = await aRow({
    unit: 'aptika',
    applicant: { name, phone: null, institution: '@SUM(A1)\n<img src=x>', email: null },
  });
  const desk = deskOf('sekretariat');
  for (const at of ['/meja', path(number)]) {
    const { body } = await desk.get(at);
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toMatch(/<script>|<img src=x|href="http/);
  }
  const csv = await desk.get('/meja/masuk.csv');
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const line = csv.body.split('\r\n').find((each) => each.includes(number)) ?? '';
  expect(line).toMatch(/^"TD-/);
  expect(line).toContain(`"'=HYPERLINK(""`);
  expect(line).toContain(`"'@SUM(A1) <img src=x>"`);
  expect((await adminEvents(house.db.pool)).at(-1)?.action).toBe('desk_exported');
});

test('a list is turned page by page, filtered and counted', async () => {
  const desk = deskOf('arsiparis');
  for (let made = 0; made < 45; made += 1) await aRow({ state: 'verified', unit: 'ikp' });
  const first = await desk.get('/meja');
  const numbersOn = (body: string): string[] => [...new Set(body.match(/TD-\d{4}-[A-Z0-9]{8}/g))];
  expect(numbersOn(first.body)).toHaveLength(40);
  const [, next = ''] = /href="(\/meja\?sesudah=[^"]+)"/.exec(first.body) ?? [];
  const second = await desk.get(next);
  expect(numbersOn(second.body).length).toBeGreaterThanOrEqual(5);
  expect(numbersOn(second.body).filter((number) => numbersOn(first.body).includes(number))).toEqual([]);
  const none = await desk.get('/meja?layanan=no-such&keadaan=withdrawn');
  expect(numbersOn(none.body)).toEqual([]);
});

test('each look at a letter is in its history before its pages can be fetched, in that session only', async () => {
  const { number, id } = await complaint();
  const service = house.catalogue.byCode.get('pengaduan');
  const key = service?.letters.find(({ sensitive }) => !sensitive)?.key ?? '';
  const [pdf, jpg] = [pdfBytes(2), jpgBytes()];
  for (const [position, bytes] of [pdf, jpg].entries()) {
    const isPdf = position === 0;
    const sha256 = await house.files.put(bytes);
    await house.db.prisma.requestLetter.create({
      data: {
        ...{ requestId: id, key, position, bytes: bytes.length, sha256 },
        ...(isPdf
          ? { name: 'surat.pdf', mime: 'application/pdf', pages: 2 }
          : { name: 'foto.jpg', mime: 'image/jpeg', shown: sha256 }),
      },
    });
  }
  const desk = deskOf('sekretariat');
  const looks = async () => (await historyIn(house, id)).filter(({ action }) => action === 'viewed').length;
  const { body } = await desk.get(path(number));
  expect(await looks()).toBe(0);
  const links = [...body.matchAll(/href="([^"]+berkas=[0-9a-f]{64})"/g)].map(([, link = '']) => link);
  expect(links).toHaveLength(2);
  const pictures: string[] = [];
  for (const link of links) {
    const look = await desk.get(link);
    pictures.push(
      ...[...look.body.matchAll(/<img class="page" src="([^"]+)"/g)].map(([, src = '']) =>
        src.replaceAll('&amp;', '&'),
      ),
    );
  }
  expect(pictures).toHaveLength(3);
  expect(await looks()).toBe(2);
  for (const src of pictures) {
    // On a busy machine a page may not be drawn at once.
    let picture = await desk.get(src);
    while (picture.status === 503) picture = await desk.get(src);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  }
  const [src = ''] = pictures;
  expect(
    (await desk.get(src.replace(/\d(?=&tanda)/, (digit) => String((Number(digit) + 1) % 10)))).status,
  ).toBe(403);
  const other = openDeskBrowser(house.url);
  expect((await other.get(src)).status).toBe(401);
  await other.enter(office.sekretariat);
  expect((await other.get(src)).status).toBe(403);
});
