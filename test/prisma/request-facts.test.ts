import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { readMigrations } from '../../app/db/migrations.ts';
import { appendEvent } from '../../app/db/events.ts';
import { addRequest } from '../support/request-row.ts';
import { openTestDatabase } from '../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());

/** What the migration does with the rows it finds. */
const keeping = async (): Promise<string> => {
  const migrations = await readMigrations('prisma/migrations');
  const name = migrations.find((one) => one.name.endsWith('_request_facts'))?.name ?? '';
  const sql = await readFile(`prisma/migrations/${name}/migration.sql`, 'utf8');
  return sql.slice(sql.indexOf('INSERT INTO'));
};

test('what the rows of the release before held becomes a fact of its own', async () => {
  const since = new Date('2026-11-20T03:00:00Z');
  const file = { sha256: 'f'.repeat(64), name: 'hasil.pdf', mime: 'application/pdf', bytes: 9 };
  const disposition = { instruction: 'Periksa', actor: 'Ani', role: 'head', at: '2026-11-19T03:00:00.000Z' };
  const id = await addRequest(db, {
    ...{ state: 'completed', since, rating: 2, ratingComment: 'v2.x', outcome: 'Terbit', resultFile: file },
    ...{ disposition, schedule: { date: '2026-11-25', from: '09:00', to: '10:00', place: null } },
    completion: { at: '2026-11-18T03:00:00.000Z', items: [] },
  });
  for (const action of ['start', 'complete', 'reopen', 'complete'] as const)
    await appendEvent(db.pool, {
      ...{ requestId: id, action, from: 'in_progress', to: 'in_progress', actor: 'Ani', role: 'operator' },
      ...{ at: since.toISOString(), note: null },
    });
  const plain = await addRequest(db);
  await db.pool.query(await keeping());
  const ratings = await db.prisma.requestRating.findMany();
  expect(ratings).toMatchObject([{ requestId: id, round: 2, stars: 2, comment: 'v2.x', at: since }]);
  const facts = await db.prisma.requestFact.findMany({ orderBy: { kind: 'asc' } });
  expect(facts.map(({ kind, at, files }) => ({ kind, at: at.toISOString(), files }))).toEqual([
    { kind: 'completion', at: '2026-11-18T03:00:00.000Z', files: [] },
    { kind: 'disposition', at: '2026-11-19T03:00:00.000Z', files: [] },
    { kind: 'result', at: since.toISOString(), files: [file.sha256] },
    { kind: 'schedule', at: since.toISOString(), files: [] },
  ]);
  expect(facts.filter(({ requestId }) => requestId === plain)).toEqual([]);
});
