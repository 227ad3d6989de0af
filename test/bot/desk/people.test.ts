import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { staffCodeHash } from '../../../flows/features/enrolment/index.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';

let desk: DeskPages;
let administrator: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
});
afterAll(() => desk.close());

const actions = async () => (await adminEvents(desk.db.pool)).map(({ action, note }) => ({ action, note }));
const codeIn = (body: string): string => /masuk ([A-Z0-9]{10})/.exec(body)?.[1] ?? '';
const rowOf = (name: string) => desk.db.prisma.staff.findFirstOrThrow({ where: { name } });

test('somebody is added with a code that is shown once, and a form posted again adds nobody', async () => {
  const form = { nama: 'Joko Susilo', peran: 'operator', unit: 'ikp' };
  const { body } = await administrator.post('/meja/orang', form);
  const code = codeIn(body);
  expect(code).not.toBe('');
  expect((await rowOf('Joko Susilo')).codeHash).toBe(staffCodeHash(code));
  const again = await administrator.post('/meja/orang', form);
  expect(again.statusCode).toBe(422);
  expect(codeIn(again.body)).toBe('');
  expect((await administrator.get('/meja/orang')).body).not.toContain(code);
  expect(await desk.db.prisma.staff.count({ where: { name: 'Joko Susilo' } })).toBe(1);
  expect((await actions()).at(-1)).toEqual({ action: 'staff_added', note: 'Joko Susilo, operator, ikp' });
});

test('a new code takes the old one’s place until it is used', async () => {
  const before = await rowOf('Joko Susilo');
  const renewed = codeIn((await administrator.post(`/meja/orang/${before.id}/kode`)).body);
  expect((await rowOf('Joko Susilo')).codeHash).toBe(staffCodeHash(renewed));
  const bound = await desk.enter({ name: 'Tuti' });
  expect((await administrator.post(`/meja/orang/${bound.id}/kode`)).statusCode).toBe(422);
});

test.each([
  ['pindah', { unit: 'persandian' }, 'staff_moved', 'Mira: persandian'],
  ['absen', { dari: '2026-11-24', sampai: '2026-11-26' }, 'absence_set', 'Mira: 2026-11-24 – 2026-11-26'],
  ['kembali', {}, 'absence_ended', 'Mira'],
  ['tunjuk', { sebagai: 'plh', dari: '2026-11-24' }, 'acting_named', 'Mira: plh, 2026-11-24 – 2026-11-24'],
  ['cabut', {}, 'staff_revoked', 'Mira'],
])('%s with %j is done and written down', async (act, fields, action, note) => {
  const there = await desk.db.prisma.staff.findFirst({ where: { name: 'Mira', revokedAt: null } });
  const id = there?.id ?? (await desk.enter({ name: 'Mira', unit: 'ikp' })).id;
  const { statusCode } = await administrator.post(`/meja/orang/${id}/${act}`, fields);
  expect(statusCode).toBe(200);
  expect((await actions()).at(-1)).toEqual({ action, note });
});

test('whoever was named is released again', async () => {
  const { id } = await desk.enter({ name: 'Wati', acting: 'plt' });
  const { body } = await administrator.get(`/meja/orang/${id}`);
  const term = /name="masa" value="([^"]+)"/.exec(body)?.[1] ?? '';
  await administrator.post(`/meja/orang/${id}/akhiri`, { masa: term });
  expect((await actions()).at(-1)).toEqual({ action: 'acting_ended', note: 'Wati: plt' });
});

test.each([
  ['a name that is none', '/meja/orang', { nama: 'x', peran: 'operator', unit: 'ikp' }, 422],
  ['a role that is none', '/meja/orang', { nama: 'Rudi Hartono', peran: 'king', unit: 'ikp' }, 422],
  ['days that are over', 'absen', { dari: '2026-11-01' }, 422],
  ['days that end before they begin', 'absen', { dari: '2026-11-25', sampai: '2026-11-24' }, 422],
  ['no days', 'tunjuk', { sebagai: 'plh' }, 422],
  ['oneself', 'cabut self', {}, 422],
])('%s is refused and changes nothing', async (_, path, fields, status) => {
  const before = await actions();
  const other = await desk.enter({ name: 'Lain' });
  const about = path.endsWith(' self') ? administrator.id : other.id;
  const url = path.startsWith('/') ? path : `/meja/orang/${about}/${path.split(' ')[0]}`;
  expect((await administrator.post(url, fields)).statusCode).toBe(status);
  expect(await actions()).toEqual(before);
});

test('the last administrator with a chat stays', async () => {
  const second = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Bela' });
  await desk.db.prisma.staff.update({ where: { id: administrator.id }, data: { contactId: null } });
  // Only the second is left with a chat; the first acts by a session that was open already.
  await desk.db.prisma.staff.update({
    where: { id: administrator.id },
    data: {
      contactId: (await desk.db.prisma.deskSession.findFirstOrThrow({ where: { staffId: administrator.id } }))
        .contactId,
    },
  });
  expect((await administrator.post(`/meja/orang/${second.id}/cabut`)).statusCode).toBe(200);
  expect((await second.get('/meja/orang')).statusCode).toBe(303);
});

test('nobody but administrators opens or changes any of it', async () => {
  for (const role of ['operator', 'records_officer', 'head'] as const) {
    const session = await desk.enter({ role, name: `Bukan ${role}` });
    expect((await session.get('/meja/orang')).statusCode).toBe(403);
    expect((await session.get(`/meja/orang/${administrator.id}`)).statusCode).toBe(403);
    expect((await session.post('/meja/orang', { nama: 'Orang Baru' })).statusCode).toBe(403);
    expect((await session.post(`/meja/orang/${administrator.id}/cabut`)).statusCode).toBe(403);
  }
});
