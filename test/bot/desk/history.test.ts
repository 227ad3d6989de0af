import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doChecks } from '../../../app/db/audit-checks.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { trackingNumber } from '../../../domain/tracking-number.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let administrator: Session;
const [first, second] = ['TD-2026-AAAA2222', 'TD-2026-BBBB2222'];

beforeAll(async () => {
  desk = await openDeskPages();
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  for (const [number, day, actor, action] of [
    [first, '2026-11-02', 'Sari', 'verify'],
    [second, '2026-11-05', 'Dewi', 'viewed'],
  ] as const) {
    const requestId = await addRequest(desk.db, { number, state: 'verified' });
    await appendEvent(desk.db.pool, {
      ...{ requestId, action, from: 'submitted', to: 'verified', actor, role: 'operator' },
      ...{ at: `${day}T02:00:00.000Z`, note: 'Surat <script>alert(1)</script> NIK 6171010101900001' },
    });
  }
});
afterAll(() => desk.close());

const numbersIn = async (query: string): Promise<string[]> => {
  const { body } = await administrator.get(`/meja/riwayat?${query}`);
  return [...new Set(body.match(/(?<=permohonan\/)TD-\d{4}-[A-Z0-9]{8}/g))];
};

test.each([
  ['', [second, first]],
  ['siapa=Dewi', [second]],
  ['siapa=Nobody', []],
  [`nomor=${first}`, [first]],
  ['nomor=aaaa2222', []],
  ['dari=2026-11-03', [second]],
  ['sampai=2026-11-02', [first]],
  ['dari=2026-11-02&sampai=2026-11-05&siapa=Sari', [first]],
  ['dari=nonsense', [second, first]],
])('who did and who looked, filtered by %s', async (query, expected) => {
  expect(await numbersIn(query)).toEqual(expected);
});

test('what people wrote is text, and no NIK stands there', async () => {
  const { body } = await administrator.get('/meja/riwayat');
  expect(body).toContain('&lt;script&gt;');
  expect(body).not.toMatch(/<script>|6171010101900001/);
});

test('the office’s own history names who was refused', async () => {
  const stranger = await desk.enter({ name: 'Budi' });
  expect((await stranger.get('/meja/riwayat')).statusCode).toBe(403);
  const { body } = await administrator.get('/meja/riwayat?buku=office');
  const text = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain('Operator Budi ditolak di meja web membuka /meja/riwayat bukan untuk perannya');
});

test.each(['Budi', 'Operator Budi', 'operator Budi'])(
  'and is searched by the name, with the office or without: %s',
  async (who) => {
    const { body } = await administrator.get(`/meja/riwayat?buku=office&siapa=${encodeURIComponent(who)}`);
    expect(body).toContain('Operator Budi');
    expect(body).not.toContain('Administrator Ani</td>');
  },
);

test('a list that was looked at stands there by a few of its numbers, and the table has them all', async () => {
  for (let more = 0; more < 8; more += 1)
    await addRequest(desk.db, { number: trackingNumber(2026, randomBytes(32)), state: 'rejected' });
  const looker = await desk.enter({ role: 'records_officer', name: 'Umi', unit: 'sekretariat' });
  await looker.get('/meja?keadaan=rejected');
  const { body } = await administrator.get('/meja/riwayat?buku=looks&siapa=Umi');
  expect(body).toContain(', dan 2 permohonan lain');
  const table = await administrator.get('/meja/riwayat.csv?buku=looks&siapa=Umi');
  expect(table.body.match(/TD-2026-/g)).toHaveLength(8);
});

test('who looked at whose data is a book of its own, by person, time and request', async () => {
  const number = trackingNumber(2026, randomBytes(32));
  await addRequest(desk.db, { number, state: 'verified' });
  const looker = await desk.enter({ role: 'records_officer', name: 'Wati', unit: 'sekretariat' });
  await looker.get(`/meja/permohonan/${number}`);
  const other = await desk.enter({ role: 'records_officer', name: 'Tono', unit: 'sekretariat' });
  await other.get('/meja?keadaan=verified');
  const looksIn = async (query: string): Promise<string> => {
    const { body } = await administrator.get(`/meja/riwayat?buku=looks&${query}`);
    return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };
  expect(await looksIn('siapa=Wati')).toContain(
    `Arsiparis Wati permohonan ${number} meja: memproses permohonan`,
  );
  expect(await looksIn('siapa=Wati')).not.toContain('Tono');
  // A look at a list is a look at each that stood in it.
  expect(await looksIn(`nomor=${first}`)).toMatch(/Arsiparis Tono daftar permohonan .*TD-2026-AAAA2222/);
  expect(await looksIn(`nomor=${first}`)).not.toContain('Wati');
  expect(await looksIn('sampai=2026-11-01')).toContain('Tidak ada catatan');
});

test('pages go back without losing or repeating an act of one instant', async () => {
  const requestId = await addRequest(desk.db, { number: 'TD-2026-CCCC2222' });
  for (let look = 0; look < 120; look += 1)
    await appendEvent(desk.db.pool, {
      ...{ requestId, action: 'viewed', from: 'submitted', to: 'submitted', actor: 'Rina', role: 'operator' },
      ...{ at: '2026-11-06T02:00:00.000Z', note: `Surat nomor ${look}.` },
    });
  const seen: string[] = [];
  for (let next: string | undefined = '/meja/riwayat?siapa=Rina'; next !== undefined;) {
    const { body }: { body: string } = await administrator.get(next);
    seen.push(...(body.match(/Surat nomor \d+\./g) ?? []));
    next = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

test('it can be taken along, which is written down', async () => {
  const { body } = await administrator.get('/meja/riwayat.csv?siapa=Sari');
  expect(body.trim().split('\r\n')).toHaveLength(2);
  expect((await adminEvents(desk.db.pool)).at(-1)).toMatchObject({
    action: 'desk_exported',
    note: '1 baris',
  });
});

test('a check that is asked for is done once, and the page says what it found', async () => {
  await administrator.post('/meja/riwayat/periksa');
  await administrator.post('/meja/riwayat/periksa');
  expect((await administrator.get('/meja/riwayat')).body).toContain('Diminta administrator Ani');
  expect(await doChecks(desk.db, desk.vault, () => aMoment)).toBe(1);
  // The test's requests have no beginning of their histories, and one of them none that fits its state.
  const { body } = await administrator.get('/meja/riwayat');
  expect(body).toMatch(/\d+ rantai tidak utuh|Utuh: \d+ catatan/);
});

test('a request’s page says when it does not show all of its history', async () => {
  const number = trackingNumber(2026, randomBytes(32));
  const requestId = await addRequest(desk.db, { number });
  const title = async (): Promise<string | undefined> =>
    /Riwayat \([^)]*\)/.exec((await administrator.get(`/meja/permohonan/${number}`)).body)?.[0];
  const before = Number(/\d+/.exec((await title()) ?? '')?.[0]);
  expect(before).toBeLessThan(10);
  await desk.db.pool.query(
    `INSERT INTO request_event (request_id, seq, action, "to", actor, role, at, hash)
     SELECT $1, 10 + n, 'viewed', 'submitted', 'Rina', 'operator', now(), '' FROM generate_series(1, 240) n`,
    [requestId],
  );
  expect(await title()).toMatch(/^Riwayat \(200 yang terakhir dari 25\d\)$/);
});
