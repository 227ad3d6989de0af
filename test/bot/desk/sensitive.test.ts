import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDeskPages, type DeskPages } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
const number = 'TD-2026-VHJTHDNC';
const nik = '6171010101900001';
beforeAll(async () => {
  desk = await openDeskPages();
  const service = desk.catalogue.services.find(({ fields }) => fields.some(({ type }) => type === 'nik'));
  const key = service?.fields.find(({ type }) => type === 'nik')?.key ?? '';
  expect(key).not.toBe('');
  await addRequest(desk.db, {
    ...{ number, service: service?.code ?? '', unit: 'aptika', supportingUnits: ['ikp'], state: 'disposed' },
    answers: { [key]: nik },
  });
});
afterAll(() => desk.close());

test.each([
  ['an operator of its unit', { unit: 'aptika' }, true],
  ['an operator of the secretariat', { unit: 'sekretariat' }, true],
  ['an operator of a unit beside it', { unit: 'ikp' }, false],
  ['the records officer', { role: 'records_officer', unit: 'sekretariat' }, false],
  ['the head', { role: 'head', unit: 'sekretariat' }, false],
] as const)(
  'a NIK is not on the page; %s is led to the page that asks for a code of their chat: %j %j',
  async (_, who, may) => {
    const session = await desk.enter(who);
    const { body } = await session.get(`/meja/permohonan/${number}`);
    expect(body).not.toContain(nik);
    expect(body.includes('/sensitif')).toBe(may);
    const before = await desk.db.prisma.secureToken.count();
    const answer = await session.post(`/meja/permohonan/${number}/sensitif`);
    expect(answer.statusCode).toBe(may ? 303 : 403);
    const links = await desk.db.prisma.secureToken.findMany({
      where: { contact: { staff: { id: session.id } } },
    });
    expect((await desk.db.prisma.secureToken.count()) - before).toBe(may ? 1 : 0);
    if (!may) return;
    expect(answer.headers.location).toMatch(/^\/aman\/[\w-]{43}$/);
    expect(links).toMatchObject([{ purpose: 'view', usedAt: null }]);
    expect(JSON.stringify(links)).not.toContain(String(answer.headers.location).slice(6));
  },
);
