import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAccess } from '../../../app/db/accesses.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { StixBundle } from '../../../flows/features/incidents/index.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let administrator: Session;
let path: string;
beforeAll(async () => {
  desk = await openDeskPages();
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  const contactId = await addContact(desk.db, { name: 'Budi Hartono' });
  const id = await addRequest(desk.db, { contactId, number: 'TD-2026-AAAA2222' });
  // Half past nine in Pontianak.
  const at = new Date('2026-11-20T02:30:00Z');
  await recordAccess(desk.db.pool, {
    by: 'command',
    door: 'command',
    what: 'letters',
    at,
    of: [{ contactId, id }],
  });
});
afterAll(() => desk.close());

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const acts = async () =>
  (await adminEvents(desk.db.pool))
    .filter(({ action }) => action.startsWith('incident_'))
    .map(({ action, actor, note }) => [action, actor, note]);

test('an incident is opened in the city’s own time and says in numbers who was touched, with nobody by name', async () => {
  const form = {
    jenis: 'access',
    sejak: '2026-11-20T09:30',
    sampai: '2026-11-20T09:30',
    permohonan: '',
    kanal: '',
  };
  const opened = await administrator.post('/meja/insiden', form);
  expect(opened.statusCode).toBe(303);
  path = String(opened.headers.location);
  const body = textOf((await administrator.get(path)).body);
  expect(body).toContain('1 orang, 1 permohonan.');
  expect(body).toContain('berkas persyaratan 1');
  expect(body).toContain('paling lambat Kamis, 26 November 2026');
  expect(body).not.toContain('Budi');
  expect(textOf((await administrator.get('/meja/insiden')).body)).toContain('pemilik data belum diberi tahu');
});

test.each([
  ['sampai sebelum sejak', { jenis: 'access', sejak: '2026-11-20T09:30', sampai: '2026-11-20T09:00' }],
  ['tanpa waktu', { jenis: 'access', sejak: '', sampai: '' }],
  ['permohonan tanpa nomor', { jenis: 'requests', sejak: '2026-11-20T09:00', sampai: '2026-11-20T09:30' }],
])('%s is no incident', async (_, form) => {
  expect((await administrator.post('/meja/insiden', form)).statusCode).toBe(422);
});

test('it is noted, approved once, the authority told, taken along and closed, and each is written down', async () => {
  const post = async (act: string, fields = {}) =>
    (await administrator.post(`${path}/${act}`, fields)).statusCode;
  const codes = [
    await post('catat', { apa: 'cause', isi: 'Ponsel petugas hilang.' }),
    await post('catat', { apa: 'measure', isi: 'x' }),
    await post('setujui'),
    await post('setujui'),
    await post('lembaga'),
  ];
  expect(codes).toEqual([200, 422, 200, 422, 200]);
  const { body } = await administrator.get(`${path}/laporan.json`);
  expect(StixBundle.safeParse(JSON.parse(body)).success).toBe(true);
  expect(body).not.toContain('Budi');
  const pdf = await administrator.get(`${path}/laporan.pdf`);
  expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
    'application/pdf',
    '%PDF-',
  ]);
  expect([
    await post('tutup', { hasil: 'Selesai ditangani.' }),
    await post('tutup', { hasil: 'Lagi pula.' }),
  ]).toEqual([200, 422]);
  const ani = 'administrator Ani';
  expect((await acts()).slice(1)).toEqual([
    ['incident_noted', ani, 'cause'],
    ['incident_approved', ani, null],
    ['incident_authority_told', ani, null],
    ['incident_exported', ani, 'laporan.json'],
    ['incident_exported', ani, 'laporan.pdf'],
    ['incident_closed', ani, 'Selesai ditangani.'],
  ]);
});

test('the paper list is a look at its people’s data, and nobody but administrators comes near any of it', async () => {
  const { id = '' } = /insiden\/(?<id>.*)/.exec(path)?.groups ?? {};
  await desk.db.prisma.incidentPerson.updateMany({ where: { incidentId: id }, data: { told: 'paper' } });
  expect((await administrator.get(`${path}/surat.csv`)).body).toContain('Budi Hartono');
  const looks = await desk.db.prisma.dataAccess.findMany({ where: { what: 'notice' } });
  expect(looks).toMatchObject([{ staffId: administrator.id, at: aMoment }]);
  const operator = await desk.enter({ unit: 'sekretariat', name: 'Sari' });
  for (const file of ['', '/surat.csv', '/laporan.pdf', '/laporan.json'])
    expect((await operator.get(path + file)).statusCode).toBe(403);
  expect((await operator.post(`${path}/setujui`)).statusCode).toBe(403);
  expect((await operator.post('/meja/insiden', {})).statusCode).toBe(403);
});

test('a sign of trouble is listed with whom it is about, and becomes one incident', async () => {
  const { id: staffId } = await desk.db.prisma.staff.findFirstOrThrow({ where: { name: 'Ani' } });
  const at = new Date('2026-11-20T02:30:00Z');
  const id = randomUUID();
  const sign = { id, kind: 'views', at, fromAt: at, toAt: at, staffId, count: 200, windowKey: 'x' };
  await desk.db.prisma.troubleSign.create({ data: sign });
  const shown = async () => textOf((await administrator.get('/meja/insiden/tanda')).body);
  expect(await shown()).toMatch(
    /membuka data sangat banyak orang dalam satu jam .* 200 Ani .*Jadikan insiden/,
  );
  const places = [];
  for (const tanda of [id, id])
    places.push((await administrator.post('/meja/insiden/tanda', { tanda })).headers.location);
  expect(places[0]).toMatch(/^\/meja\/insiden\/[0-9a-f-]{36}$/);
  expect(places[1]).toBe(places[0]);
  expect(await shown()).toMatch(/200 Ani IN-[0-9A-F]{8}/);
  expect((await administrator.post('/meja/insiden/tanda', { tanda: randomUUID() })).statusCode).toBe(404);
});
