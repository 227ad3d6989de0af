import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDeskPages, type DeskPages } from '../../support/desk-pages.ts';

let desk: DeskPages;
beforeAll(async () => {
  desk = await openDeskPages();
});
afterAll(() => desk.close());

test('every service of the catalogue has its line and its page, and a closed one says so', async () => {
  const session = await desk.enter();
  const data = { notice: 'Pemeliharaan sampai Senin', closedBy: 'Ani', closedAt: new Date() };
  await desk.db.prisma.closedService.create({ data: { service: 'magang', ...data } });
  const { body } = await session.get('/meja/layanan');
  for (const { code } of desk.catalogue.services) expect(body).toContain(`/meja/layanan/${code}"`);
  expect(body).toContain('ditutup: Pemeliharaan sampai Senin');
  for (const { code, sop } of desk.catalogue.services) {
    const page = await session.get(`/meja/layanan/${code}`);
    expect([code, page.statusCode]).toEqual([code, 200]);
    expect(page.body.match(/<ol>.*?<\/ol>/s)?.[0].match(/<li>/g)).toHaveLength(sop.length);
  }
  expect((await session.get('/meja/layanan/no-such')).statusCode).toBe(403);
});
