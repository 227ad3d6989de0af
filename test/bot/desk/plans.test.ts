import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffMember } from '../../../domain/role.ts';
import { openDeskPages, type DeskPages } from '../../support/desk-pages.ts';
import { readsWhole, statementsOf } from '../../support/plans.ts';
import { addIncident, shownIncident } from '../../support/desk-world.ts';
import { fillDesk } from '../../support/fill-desk.ts';
import { addRequest } from '../../support/request-row.ts';

/** What stays small however long an office works: what it decides, who works there, how its processes stand, a row a day. Everything else grows. */
const small = [
  ...[
    'staff',
    'acting_head',
    'staff_absence',
    'city_version',
    'city_part',
    'closed_service',
    'calendar_link',
  ],
  ...['channel_state', 'pairing_link', 'alert_sent', 'job_run', 'sealing_key', 'seals_bound', 'write_check'],
  ...['kept_figures', 'report_proposal', 'report_sent', '_prisma_migrations'],
  // What went wrong lately, and once.
  ...['incident', 'held_submission', 'retention_run'],
];
let large: string[] = [];

const number = 'TD-2026-VHJTHDNC';
type Who = Partial<Omit<StaffMember, 'id'>>;
const operator: Who = { role: 'operator', unit: 'aptika' };
const administrator: Who = { role: 'administrator', unit: 'sekretariat' };

const head: Who = { role: 'head', unit: 'sekretariat' };

/** Every page, as somebody opens it, in all its forms that ask the database differently. */
const visits: [page: string, who: Who, paths: string[]][] = [
  [
    '/meja',
    operator,
    [
      ...['/meja', '/meja?layanan=coworking&keadaan=completed', '/meja?cari=budi&layanan=coworking'],
      ...['jatuh-tempo', '-sejak', 'layanan', '-keadaan'].map(
        (sort) => `/meja?keadaan=completed&urut=${sort}`,
      ),
    ],
  ],
  ['/meja', administrator, ['/meja', '/meja?cari=budi', '/meja?urut=-layanan']],
  ['/meja/masuk.csv', operator, ['/meja/masuk.csv']],
  ['/meja/keluar', operator, ['/meja/keluar']],
  ['/meja/tombol', operator, ['/meja/tombol']],
  ['/meja/masuk/:link', operator, [`/meja/masuk/${'x'.repeat(43)}`]],
  ['/meja/permohonan/:number', operator, [`/meja/permohonan/${number}`]],
  [
    '/meja/permohonan/:number/:step',
    operator,
    [`/meja/permohonan/${number}/reject`, `/meja/permohonan/${number}/verify`],
  ],
  ['/meja/permohonan/:number/lembar', operator, [`/meja/permohonan/${number}/lembar`]],
  ['/meja/permohonan/:number/tulis', operator, [`/meja/permohonan/${number}/tulis`]],
  ['/meja/permohonan/:number/catatan', operator, [`/meja/permohonan/${number}/catatan`]],
  ['/meja/permohonan/:number/periksa', operator, [`/meja/permohonan/${number}/periksa`]],
  ['/meja/permohonan/:number/pindah', operator, [`/meja/permohonan/${number}/pindah`]],
  ['/meja/permohonan/:number/berkas/:sha256/:page', operator, [`/meja/permohonan/${number}/berkas/x/1`]],
  ['/meja/kabar/:form', operator, ['/meja/kabar/00000000-0000-4000-8000-000000000000']],
  ['/meja/loket', operator, ['/meja/loket']],
  ['/meja/loket/:service', operator, ['/meja/loket/magang']],
  ['/meja/permohonan/:number/tanda-terima', operator, [`/meja/permohonan/${number}/tanda-terima`]],
  ['/meja/agenda', administrator, ['/meja/agenda?tahun=2026', '/meja/agenda?tahun=2026&sesudah=50']],
  ['/meja/agenda.csv', administrator, ['/meja/agenda.csv?tahun=2026']],
  [
    '/meja/riwayat',
    administrator,
    [
      ...[
        '',
        '?siapa=Sari',
        `?nomor=${number}`,
        '?dari=2026-11-01&sampai=2026-11-02',
        '?siapa=Sari&dari=2026-11-01',
      ],
      ...['?buku=office', '?buku=office&siapa=Sari', '?buku=office&dari=2026-11-01'],
      ...[
        '?buku=looks',
        '?buku=looks&siapa=Sari',
        `?buku=looks&nomor=${number}`,
        '?buku=looks&dari=2026-11-01',
      ],
      '?sebelum=5+2026-11-01T00:00:00.000Z',
    ].map((query) => `/meja/riwayat${query}`),
  ],
  ['/meja/ruangan', operator, ['/meja/ruangan', '/meja/ruangan?lihat=bulan&tanggal=2026-11-01']],
  ['/meja/ruangan/lepas/:id', operator, ['/meja/ruangan/lepas/00000000-0000-4000-8000-000000000000']],
  ['/meja/orang', administrator, ['/meja/orang']],
  ['/meja/orang/:id', administrator, ['/meja/orang/00000000-0000-4000-8000-000000000000']],
  ['/meja/orang/pegawai', administrator, ['/meja/orang/pegawai']],
  ['/meja/layanan', operator, ['/meja/layanan']],
  ['/meja/layanan/:code', operator, ['/meja/layanan/magang']],
  ['/meja/layanan/:code/sop', administrator, ['/meja/layanan/magang/sop']],
  ['/meja/layanan/usulan', administrator, ['/meja/layanan/usulan']],
  ['/meja/layanan/ubah/:what', administrator, ['/meja/layanan/ubah/kantor']],
  ['/meja/layanan/ubah/:what/:id', administrator, ['/meja/layanan/ubah/kartu/magang']],
  ['/meja/layanan/versi', administrator, ['/meja/layanan/versi']],
  ['/meja/pengawasan', administrator, ['/meja/pengawasan']],
  ['/meja/laporan', administrator, ['/meja/laporan']],
  ['/meja/pengawasan/komentar/:id', administrator, ['/meja/pengawasan/komentar/1']],
  ['/meja/riwayat.csv', administrator, ['/meja/riwayat.csv?siapa=Sari']],
  ['/meja/insiden', administrator, ['/meja/insiden']],
  ['/meja/insiden/masa-simpan', administrator, ['/meja/insiden/masa-simpan']],
  ['/meja/insiden/tanda', administrator, ['/meja/insiden/tanda']],
  ['/meja/orang/:id/serah', administrator, ['/meja/orang/00000000-0000-4000-8000-000000000000/serah']],
  ...['', '/laporan.pdf', '/laporan.json', '/surat.csv'].map((file): (typeof visits)[number] => [
    `/meja/insiden/:id${file}`,
    administrator,
    [`/meja/insiden/${shownIncident}${file}`],
  ]),
  ['/meja/kepala', head, ['/meja/kepala']],
  ['/meja/kepala/keberatan', head, ['/meja/kepala/keberatan']],
  ['/meja/kepala/keberatan/:id', head, ['/meja/kepala/keberatan/00000000-0000-4000-8000-000000000000']],
];

let desk: DeskPages;
beforeAll(async () => {
  desk = await openDeskPages();
  await addRequest(desk.db, { number });
  await addIncident(desk);
  await fillDesk(desk.db.pool, 3000);
  const { rows } = await desk.db.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  large = rows.flatMap(({ name }) => (small.includes(name) ? [] : [name]));
  expect(large.length).toBeGreaterThan(50);
});
afterAll(() => desk.close());

// What never ends, or waits for a number, asks by one id; style and script ask nothing. What a figure counts is looked for as
// the figure is, among all that a month brought: it is not one of the pages people live in.
test('every page of the desk is among those looked at', () => {
  const pages = desk.pages.filter(
    (page) => !/\/(gaya-|cepat-|langsung|loket\/kabar|pengawasan\/angka)/.test(page),
  );
  expect(new Set(visits.map(([page]) => page))).toEqual(new Set(pages));
});

/** The agenda's table takes as many rows along as there are here, and of all rows the ends are read together. */
const takenWhole: Record<string, string> = { '/meja/agenda.csv': 'request_fate' };

test.each(visits)('no query of %s reads a large table as a whole (%j)', async (page, who, paths) => {
  const watched = large.filter((table) => table !== takenWhole[page]);
  const session = await desk.enter(who);
  for (const path of paths) {
    // Figures are counted by the worker and kept; a page counts them only where nobody has.
    await session.get(path);
    const sent = await statementsOf(() => session.get(path));
    expect(sent.length).toBeGreaterThan(0);
    for (const one of sent) expect(await readsWhole(desk.db.pool, one, watched), one.text).toEqual([]);
  }
});
