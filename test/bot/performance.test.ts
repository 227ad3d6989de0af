import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { escaped } from '../../bot/markup.ts';
import { performanceRoutes } from '../../bot/performance/routes.ts';
import { figureDefinitions, figureKeys } from '../../domain/figures/definitions.ts';
import { catalogueWith } from '../support/pontianak.ts';
import { addRequest } from '../support/request-row.ts';
import { openTestDatabase } from '../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());

test('everybody reads the figures with their chart, tables and definitions, and nobody’s name', async () => {
  const clock = () => new Date('2026-11-23T03:00:00Z');
  for (const date of ['2026-11-20', '2026-03-02'])
    await addRequest(db, {
      service: 'coworking',
      applicant: { name: 'Budi Santoso', phone: '+6281200000001', institution: null, email: null },
      submittedAt: new Date(`${date}T03:00:00Z`),
    });
  const app = Fastify();
  performanceRoutes(app, { db, catalogue: catalogueWith([]), clock, tz: 'Asia/Pontianak' });
  const { body, headers, statusCode } = await app.inject('/kinerja');
  expect(statusCode).toBe(200);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  for (const key of figureKeys) {
    expect(body).toContain(escaped(figureDefinitions[key].sentence));
    expect(body).toContain(escaped(figureDefinitions[key].formula));
  }
  // Of this month one, of this year two; the chart says the same as its table.
  expect(body).toMatch(/Bulan ini: November 2026<\/h2>[\s\S]*?Masuk<\/th>\s*<td class="number">1<\/td>/);
  expect(body).toMatch(/Tahun 2026<\/h2>[\s\S]*?Masuk<\/th>\s*<td class="number">2<\/td>/);
  expect(body).toMatch(/<svg [^>]*role="img" aria-label="[^"]+"/);
  expect(body).toMatch(/<svg .*<text [^>]*>2<\/text>.*<\/svg>/);
  expect(body).toContain('Senin, 23 November 2026 pukul 10.00');
  expect(body).not.toContain('Budi');
});
