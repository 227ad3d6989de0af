import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessesOf } from '../../../app/db/accesses.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { sealedPlaces } from '../../../app/places.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages } from '../../support/desk-pages.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

/*
 * Whatever page of the desk is asked for, and by whom: an answer in which somebody's words stand is a look at their data that was
 * written down. Each page the desk says it has stands here with what it shows, so that a new one is held to it as well.
 */
const mark = 'Zxsiapa';
const words = `${mark} Lestari`;
const phone = '+6281311112222';
const numbers = {
  submitted: 'TD-2026-VHJTHDNC',
  verified: 'TD-2026-VHJTHDND',
  registered: 'TD-2026-VHJTHDNF',
  completed: 'TD-2026-VHJTHDNH',
} as const;
const [form, rated, colleague, block] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

/** Whom each page shows; what is no text is not asked for. */
const pages = {
  '/meja': 'somebody',
  '/meja/agenda': 'somebody',
  '/meja/agenda.csv': 'somebody',
  '/meja/insiden': 'nobody',
  '/meja/insiden/:id': 'nobody',
  '/meja/insiden/:id/laporan.json': 'nobody',
  // The same as `laporan.json`, compressed.
  '/meja/insiden/:id/laporan.pdf': 'no text',
  '/meja/insiden/:id/surat.csv': 'somebody',
  '/meja/insiden/masa-simpan': 'nobody',
  '/meja/insiden/tanda': 'nobody',
  // Of a step its member took themselves, after they had looked at the request.
  '/meja/kabar/:form': 'nobody',
  '/meja/keluar': 'nobody',
  '/meja/kepala': 'somebody',
  '/meja/kepala/keberatan': 'nobody',
  '/meja/kepala/keberatan/:id': 'somebody',
  // Says only that something happened, as long as it is listened to.
  '/meja/langsung': 'no text',
  '/meja/laporan': 'nobody',
  '/meja/layanan': 'nobody',
  '/meja/layanan/:code': 'nobody',
  '/meja/layanan/:code/sop': 'nobody',
  '/meja/layanan/ubah/:what': 'nobody',
  '/meja/layanan/ubah/:what/:id': 'nobody',
  '/meja/layanan/usulan': 'nobody',
  '/meja/layanan/versi': 'nobody',
  '/meja/loket': 'nobody',
  '/meja/loket/:service': 'nobody',
  '/meja/loket/kabar/:form': 'nobody',
  '/meja/masuk.csv': 'somebody',
  '/meja/masuk/:link': 'nobody',
  '/meja/orang': 'nobody',
  '/meja/orang/:id': 'nobody',
  '/meja/orang/:id/serah': 'nobody',
  '/meja/orang/pegawai': 'nobody',
  '/meja/pengawasan': 'somebody',
  '/meja/pengawasan/angka': 'nobody',
  '/meja/pengawasan/komentar/:id': 'somebody',
  '/meja/permohonan/:number': 'somebody',
  '/meja/permohonan/:number/:step': 'somebody',
  // A page's picture, at no address but one a look has given that was written down (`letters.test.ts`).
  '/meja/permohonan/:number/berkas/:sha256/:page': 'no text',
  '/meja/permohonan/:number/catatan': 'somebody',
  '/meja/permohonan/:number/lembar': 'somebody',
  '/meja/permohonan/:number/periksa': 'somebody',
  '/meja/permohonan/:number/pindah': 'somebody',
  '/meja/permohonan/:number/tanda-terima': 'somebody',
  '/meja/permohonan/:number/tulis': 'somebody',
  '/meja/riwayat': 'somebody',
  '/meja/riwayat.csv': 'somebody',
  '/meja/ruangan': 'somebody',
  '/meja/ruangan/lepas/:id': 'somebody',
  '/meja/tombol': 'nobody',
} as const satisfies Record<string, 'somebody' | 'nobody' | 'no text'>;
type Page = keyof typeof pages;

/** What else a page is asked for with. */
const asked: Partial<Record<Page, string[]>> = {
  '/meja': [`?cari=${mark}`, `?cari=${phone.slice(1)}`],
  '/meja/pengawasan/angka': ['?angka=waiting', '?angka=rated'],
  '/meja/riwayat': [`?nomor=${numbers.verified}`, '?buku=office', '?buku=looks'],
  '/meja/riwayat.csv': ['?buku=office', '?buku=looks'],
  '/meja/ruangan': ['?lihat=bulan'],
};

/** What may stand in each place of an address. */
const given: Record<string, string[]> = {
  number: Object.values(numbers),
  step: ['verify', 'register', 'dispose'],
  id: [rated, colleague, block],
  form: [form],
  code: ['coworking'],
  service: ['magang'],
  link: ['x'.repeat(43)],
  what: ['unit'],
};

const addressesOf = (url: string): string[] => {
  const name = /:(\w+)/.exec(url)?.[1];
  if (name === undefined) return [url];
  return (given[name] ?? []).flatMap((value) => addressesOf(url.replace(`:${name}`, value)));
};

const members = [
  { role: 'administrator', unit: 'sekretariat' },
  { role: 'records_officer', unit: 'sekretariat' },
  { role: 'head', unit: 'sekretariat' },
  { role: 'operator', unit: 'aptika' },
] as const satisfies Pick<StaffMember, 'role' | 'unit'>[];

let now = aMoment.getTime();
let desk: DeskPages;
let contactId: string;

const addRequests = async (): Promise<void> => {
  const { db } = desk;
  for (const [n, [state, number]] of Object.entries(numbers).entries()) {
    const id = state === 'completed' ? rated : randomUUID();
    await addRequest(db, {
      ...{ id, number, contactId, state, answers: { kegiatan: words } },
      applicant: { name: words, phone, institution: words, email: null },
      ...(state === 'submitted' ? { draftId: form } : {}),
      ...(n < 2 ? {} : { agendaYear: 2026, agendaNumber: `${n}/DISKO`, agendaNo: n, agendaOn: aMoment }),
      ...(state === 'completed' ? { outcome: `Sudah, kata ${words}.`, completedOn: aMoment, rating: 2 } : {}),
    });
    await appendEvent(db.pool, {
      ...{ requestId: id, action: 'verify', from: 'submitted', to: 'verified' },
      ...{ actor: 'Sari', role: 'operator', at: aMoment.toISOString(), note: `Kata ${words}` },
    });
    const startsAt = new Date(aMoment.getTime() + (n + 1) * 24 * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    await db.prisma.booking.create({
      data: { holder: id, requestId: id, resource: 'coworking', seat: 1, startsAt, endsAt, freeAt: endsAt },
    });
  }
};

beforeAll(async () => {
  desk = await openDeskPages({ clock: () => new Date(now) });
  const { db, vault } = desk;
  contactId = await addContact(db, { name: words, phone });
  await addRequests();
  const rating = await db.prisma.requestRating.create({
    data: {
      ...{ requestId: rated, round: 1, stars: 2, at: aMoment },
      comment: vault.seal(`Lama, kata ${words}.`, sealedPlaces.ratingComment(rated)),
    },
  });
  const objection = await db.prisma.question.create({
    data: {
      ...{
        id: randomUUID(),
        number: 'KB-2026-VHJTHDNC',
        contactId,
        requestId: rated,
        unit: 'sekretariat',
        state: 'asked',
      },
      ...{ askedAt: aMoment, since: aMoment, dueOn: new Date('2027-01-08') },
      asker: vault.seal(JSON.stringify({ name: words, phone })),
      messages: { create: { what: 'asked', body: vault.seal(`Kata ${words}.`), createdAt: aMoment } },
    },
  });
  const administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  const opened = await administrator.post('/meja/insiden', {
    ...{ jenis: 'requests', sejak: '2026-11-20T00:00', sampai: '2026-11-23T09:00', kanal: '' },
    permohonan: numbers.submitted,
  });
  await db.prisma.incidentPerson.updateMany({ data: { told: 'paper' } });
  given['id']?.push(
    String(rating.id),
    objection.id,
    administrator.id,
    String(opened.headers.location).replace('/meja/insiden/', ''),
  );
});
afterAll(() => desk.close());

const looks = async (): Promise<number> => (await accessesOf(desk.db.pool, [contactId], 100_000)).length;
const isShown = (body: string): boolean =>
  body.includes(mark) || body.replace(/\D/g, '').includes(phone.slice(3));

test('each page stands here', () => {
  const known = desk.pages.filter((url) => /^\/meja(?!\/(gaya|cepat)-)/.test(url));
  expect(known.sort()).toEqual(Object.keys(pages).sort());
});

test('whatever page shows somebody, to whomever, wrote down who looked', async () => {
  const [shown, unwritten] = [new Set<string>(), new Set<string>()];
  const urls = Object.entries(pages).flatMap(([url, shows]) => (shows === 'no text' ? [] : [url as Page]));
  for (const member of members) {
    const session = await desk.enter(member);
    let before = await looks();
    for (const url of urls)
      for (const address of addressesOf(url).flatMap((one) =>
        ['', ...(asked[url] ?? [])].map((more) => one + more),
      )) {
        // Refusals are answered shortly when there are many in a minute, and a session ends after half an hour.
        now += 2_500;
        const { body } = await session.get(address);
        const after = await looks();
        if (isShown(body)) shown.add(url);
        if (isShown(body) && after === before) unwritten.add(`${member.role} ${address}`);
        before = after;
      }
  }
  expect([...unwritten]).toEqual([]);
  expect([...shown].sort()).toEqual(urls.filter((url) => pages[url] === 'somebody').sort());
});
