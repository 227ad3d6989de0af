import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDeskPages, type DeskPages } from '../../support/desk-pages.ts';

let desk: DeskPages;
beforeAll(async () => {
  desk = await openDeskPages();
});
afterAll(() => desk.close());

const views = (staffId: string) =>
  desk.db.prisma.deskView.findMany({
    where: { staffId },
    orderBy: { name: 'asc' },
    select: { name: true, query: true },
  });

test('a filter and a search are kept under a name, for their member only, and dropped again', async () => {
  const [mine, other] = [await desk.enter({ name: 'Sari' }), await desk.enter({ name: 'Dewi' })];
  const daftar = '/meja?cari=aini&keadaan=submitted';
  expect((await mine.post('/meja/tampilan', { nama: 'Magang <b>', daftar })).headers.location).toBe(daftar);
  const { body } = await mine.get('/meja');
  expect(body).toContain('<a href="/meja?cari=aini&amp;keadaan=submitted">Magang &lt;b&gt;</a>');
  expect((await other.get('/meja')).body).not.toContain('Magang');
  const id = /tampilan\/hapus">.*?name="id" value="([^"]+)"/s.exec(body)?.[1] ?? '';
  await other.post('/meja/tampilan/hapus', { id });
  expect(await views(mine.id)).toHaveLength(1);
  await mine.post('/meja/tampilan', { nama: 'Magang <b>', daftar: '/meja?keadaan=verified' });
  expect(await views(mine.id)).toEqual([{ name: 'Magang <b>', query: '/meja?keadaan=verified' }]);
  await mine.post('/meja/tampilan/hapus', { id });
  expect(await views(mine.id)).toEqual([]);
});

test.each([
  ['another site', 'https://evil.example/?keadaan=submitted', '/meja?keadaan=submitted'],
  ['another page', '/meja/keluar', '/meja'],
  ['a script', 'javascript:alert(1)', '/meja'],
  ['no address', 'http://[', '/meja'],
])('of %s nothing but the list’s own words is kept', async (_, daftar, query) => {
  const session = await desk.enter({ name: `Uji ${daftar}` });
  const answer = await session.post('/meja/tampilan', { nama: 'x', daftar });
  expect(answer.headers.location).toBe(query);
  expect(await views(session.id)).toEqual(query === '/meja' ? [] : [{ name: 'x', query }]);
});

test('nobody keeps more than twenty', async () => {
  const session = await desk.enter({ name: 'Rajin' });
  for (let n = 0; n < 25; n += 1)
    await session.post('/meja/tampilan', { nama: `Tampilan ${n}`, daftar: '/meja?keadaan=verified' });
  expect(await views(session.id)).toHaveLength(20);
});
