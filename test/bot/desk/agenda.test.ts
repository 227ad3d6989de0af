import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let records: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  records = await desk.enter({ role: 'records_officer', unit: 'sekretariat' });
  const entered = (no: number, more: object = {}) =>
    addRequest(desk.db, {
      ...{ state: 'registered', agendaYear: 2026, agendaNo: no, agendaNumber: `${no}/XI/2026` },
      ...{ agendaOn: new Date('2026-11-20'), ...more },
    });
  for (const no of [1, 2, 5, 9]) await entered(no);
  await entered(3, { agendaYear: 2025, agendaNumber: '3/2025' });
  await addRequest(desk.db, {
    ...{ state: 'registered', agendaYear: 2026, agendaNumber: 'KHUSUS-7', agendaOn: new Date('2026-11-20') },
    applicant: { name: '=1+1', phone: null, institution: '<b>Dinas</b>', email: null },
  });
});
afterAll(() => desk.close());

test('a year’s book is in the order of its numbers, and what was left out is marked', async () => {
  const { body } = await records.get('/meja/agenda?tahun=2026');
  const order = [...body.matchAll(/scope="row">(?:<em>)?([^<]+)/g)].map(([, cell]) => cell);
  expect(order).toEqual([
    ...['1/XI/2026', '2/XI/2026', 'Nomor 3 sampai 4 tidak dipakai', '5/XI/2026'],
    ...['Nomor 6 sampai 8 tidak dipakai', '9/XI/2026', 'KHUSUS-7'],
  ]);
  expect(body).toContain('&lt;b&gt;Dinas');
  expect(body).toMatch(/<option value="2026" selected>2026<\/option><option value="2025">/);
  expect((await records.get('/meja/agenda?tahun=2025')).body).toContain('3/2025');
});

test('it can be taken along, which is written down', async () => {
  const { body, headers } = await records.get('/meja/agenda.csv?tahun=2026');
  expect(headers['content-type']).toContain('text/csv');
  expect(body.trim().split('\r\n')).toHaveLength(5);
  expect((await adminEvents(desk.db.pool)).at(-1)).toMatchObject({
    action: 'desk_exported',
    about: '/meja/agenda.csv 2026',
    actor: 'records_officer Sari',
  });
});

test.each([
  [{ role: 'head', unit: 'sekretariat' }, 200],
  [{ role: 'administrator', unit: 'sekretariat' }, 200],
  [{ role: 'operator', unit: 'sekretariat' }, 200],
  [{ role: 'operator', unit: 'aptika', acting: 'plh' }, 200],
  [{ role: 'operator', unit: 'aptika' }, 403],
] as const)('%j is answered with %i', async (who, status) => {
  expect((await (await desk.enter(who)).get('/meja/agenda')).statusCode).toBe(status);
});
