import { afterAll, beforeAll, expect, test } from 'vitest';
import { toInstant } from '../../domain/city-time.ts';
import { promiseDate } from '../../domain/promise.ts';
import type { Unit } from '../../domain/unit.ts';
import { alertStaff } from '../../app/db/deliveries.ts';
import { operatorsOf } from '../../flows/features/office/alerts.ts';
import { eventually } from '../support/eventually.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { contactIn, heard } from '../support/office.ts';
import { enrol } from '../support/enrol.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { addRequest } from '../support/request-row.ts';
import { runTimedJobs } from '../support/timed-jobs.ts';

/** Everything here happens when the test says so: the clock is ours and nothing sweeps but us. */
let now = toInstant('2026-03-16', '09:00', 'Asia/Pontianak');
let house: TestHouse & AsyncDisposable;
let ikp: Phone;
let aptika: Phone;
let administrator: Phone;

const at = (date: string, time: string) => (now = toInstant(date, time, house.tz));
/** What somebody is sent because of something. */
const brought = async (phone: Phone, work: () => Promise<unknown>): Promise<string[]> => {
  await phone.news();
  const before = phone.all.length;
  await work();
  const unsent = () => house.db.prisma.delivery.count({ where: { state: 'pending' } });
  await eventually(unsent).toBe(0);
  await phone.news();
  return phone.all.slice(before).map(({ text }) => text);
};
const swept = (phone: Phone): Promise<string[]> => brought(phone, () => runTimedJobs(house));

/** A request of ikp that waits for verification since some day, promised within so many working days. */
const filed = (date: string, workingDays: number) =>
  addRequest(house.db, {
    service: 'peliputan',
    unit: 'ikp',
    submittedAt: toInstant(date, '10:00', house.tz),
    since: toInstant(date, '10:00', house.tz),
    promisedOn: new Date(promiseDate(date, workingDays, new Map())),
  });

beforeAll(async () => {
  house = await openTestHouse({ clock: () => now, worker: false, digests: true });
  [ikp, aptika, administrator] = ['700102', '700103', '700401'].map((chat) =>
    openPhone(house.url, 'telegram', chat),
  ) as [Phone, Phone, Phone];
});
afterAll(() => house[Symbol.asyncDispose]());

test('digests go to who has something to do, once a person and time, also late, and not on holidays', async () => {
  await filed('2026-03-16', 3);
  await addRequest(house.db, {
    unit: 'persandian',
    supportingUnits: ['ikp', 'sekretariat'],
    state: 'disposed',
  });
  await addRequest(house.db, { unit: 'persandian', supportingUnits: ['ikp'], state: 'completed' });
  at('2026-03-17', '07:59');
  expect(await swept(ikp)).toEqual([]);
  // The worker was down at eight.
  at('2026-03-17', '09:40');
  const [digest, ...more] = await swept(ikp);
  expect(digest).toMatch(/^\*Ringkasan pukul 08\.00\*\nMenunggu Anda: \*1\*/);
  expect(digest).toContain('Didampingi unit Anda: 1\n');
  expect(more).toEqual([]);
  expect(await swept(ikp)).toEqual([]);
  await house.db.prisma.request.updateMany({ data: { since: now } });
  at('2026-03-17', '13:00');
  expect((await swept(ikp))[0]).toContain('Menunggu Anda: *1*, 1 di antaranya baru');
  expect(aptika.all).toEqual([]);
  // Nyepi and Idul Fitri.
  at('2026-03-18', '08:00');
  expect(await swept(ikp)).toEqual([]);
});

test('over a long holiday nothing becomes overdue; after it administrators hear once of each request', async () => {
  // Due on Tuesday, 17 March: overdue by two working days only on the 26th, by more on the 27th.
  const id = await filed('2026-03-12', 3);
  for (const day of ['2026-03-18', '2026-03-24', '2026-03-25', '2026-03-26']) {
    at(day, '10:00');
    expect(await swept(administrator)).toEqual([]);
  }
  at('2026-03-27', '06:00');
  expect(await swept(administrator)).toEqual([]);
  at('2026-03-27', '09:00');
  const [told, ...more] = await swept(administrator);
  expect(told).toContain('1 permohonan terlambat lebih dari 2 hari kerja');
  expect(told).toContain('Diterima – Selasa, 17 Maret 2026');
  expect(more).toEqual([]);
  at('2026-03-30', '09:00');
  // The one promised after the holiday has become overdue as well; the first is not told of again.
  const again = (await swept(administrator)).join('\n');
  expect(again).not.toContain('17 Maret');
  await house.db.prisma.request.update({ where: { id }, data: { state: 'verified', since: now } });
  expect((await swept(administrator)).join('\n')).not.toContain('17 Maret');
});

test('who is away gets no digest and no alert, and a unit left with nobody is not left alone', async () => {
  at('2026-04-06', '08:05');
  const contactId = await contactIn(house, ikp);
  const { id } = await house.db.prisma.staff.findUniqueOrThrow({ where: { contactId } });
  await house.db.prisma.staffAbsence.create({
    data: {
      staffId: id,
      fromOn: new Date('2026-04-06'),
      toOn: new Date('2026-04-07'),
      recordedBy: 'Administrator',
      createdAt: now,
    },
  });
  expect(await swept(ikp)).toEqual([]);
  // Nobody of the unit is left: the administrators hear beside the secretariat. Of another unit they do not.
  const { units } = house.catalogue.city;
  const alerted = (unit: Unit, text: string) =>
    brought(administrator, () =>
      house.db.prisma.$transaction((tx) =>
        alertStaff(tx, house.vault, operatorsOf(unit, units), [{ text }], {
          today: '2026-04-06',
          secretariat: units.secretariat,
          now,
        }),
      ),
    );
  expect(await alerted('ikp', 'Permohonan baru')).toEqual(['Permohonan baru']);
  expect(await alerted('aptika', 'Permohonan lain')).toEqual([]);
  expect((await swept(ikp)).join()).not.toContain('Permohonan');
  at('2026-04-08', '08:05');
  expect((await swept(ikp))[0]).toContain('*Terlambat:');
});

test('a service closed in the chat is closed for everybody at once, a picture of the figures comes by itself', async () => {
  at('2026-04-09', '10:00');
  const warga = openPhone(house.url, 'whatsapp', '6281200000001');
  await warga.say('menu');
  const services = await administrator.choose(await administrator.say('administrasi'), 'Buka/tutup layanan');
  await administrator.choose(services, /^Tutup: Layanan pengaduan/);
  const closed = await administrator.say('Perbaikan sistem, dibuka lagi Senin.');
  expect(closed.text).toContain('ditutup sekarang juga');
  expect((await warga.say('layanan pengaduan masyarakat')).text).toContain(
    'Perbaikan sistem, dibuka lagi Senin.',
  );
  await administrator.choose(
    await administrator.choose(await administrator.say('administrasi'), 'Buka/tutup layanan'),
    /^Buka: /,
  );
  expect((await warga.say('layanan pengaduan masyarakat')).text).toContain('Siapkan');

  await house.startWorker();
  await administrator.choose(
    await administrator.choose(await administrator.say('administrasi'), 'Angka layanan'),
    'Kirim gambar',
  );
  const picture = await heard(administrator, ({ file }) => file !== undefined, 'picture');
  expect(picture.file).toMatchObject({ name: 'angka-2026-04.png', mime: 'image/png' });
  await house.stopWorker();
  // Each day's run of retention is an event as well.
  const acts = await house.db.prisma.adminEvent.findMany({ where: { action: { not: 'retention_run' } } });
  expect(acts).toHaveLength(2);
});

test('a code made in the chat makes somebody staff, and a broadcast reaches them once', async () => {
  let shown = await administrator.choose(await administrator.say('administrasi'), 'Petugas');
  await administrator.choose(shown, 'Tambah petugas');
  shown = await administrator.say('Siti Aminah');
  shown = await administrator.choose(shown, 'Arsiparis');
  const code = /masuk (\w{10})\*/.exec(shown.text)?.[1] ?? '';
  const siti = openPhone(house.url, 'telegram', '700999');
  expect((await enrol(siti, code)).text).toContain('Siti Aminah');
  shown = await administrator.choose(await administrator.say('administrasi'), 'Siaran ke petugas');
  await administrator.choose(shown, 'Semua Arsiparis');
  shown = await administrator.say('Rapat pukul 10.00.');
  expect(shown.text).toContain('2 orang');
  await administrator.choose(shown, 'Kirim siaran');
  await heard(siti, ({ text }) => text.includes('Rapat pukul 10.00.'), 'broadcast');
  await swept(siti);
  expect(siti.all.filter(({ text }) => text.includes('Rapat pukul 10.00.'))).toHaveLength(1);
});

test('history is sealed as time passes', async () => {
  expect(await house.db.prisma.eventToSeal.count()).toBe(0);
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
