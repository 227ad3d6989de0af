import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminEvents } from '../../../app/db/admin-events.ts';
import type { DeskNeeds } from '../../../bot/desk/needs.ts';
import { pdfBytes } from '../../support/files.ts';
import { openDeskPages, type DeskPages } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
const number = 'TD-2026-VHJTHDNC';
const sha256 = 'a'.repeat(64);
/** What comes of drawing a page. */
let drawn: Buffer | null = null;
beforeAll(async () => {
  const files = { get: () => Promise.resolve(pdfBytes(1)) } as unknown as DeskNeeds['files'];
  const sandbox = { take: () => Promise.resolve(drawn) } as unknown as DeskNeeds['sandbox'];
  desk = await openDeskPages({ sandbox, files });
  const requestId = await addRequest(desk.db, { number, service: 'magang' });
  await desk.db.prisma.requestLetter.create({
    data: {
      ...{ requestId, key: 'surat_pengantar', position: 0, name: 'surat.pdf', mime: 'application/pdf' },
      ...{ bytes: 9, sha256, pages: 1 },
    },
  });
});
afterAll(() => desk.close());

const refusals = async () =>
  (await adminEvents(desk.db.pool)).filter(({ action }) => action === 'desk_refused').length;

test('a page that a busy machine could not draw is asked for again, and nobody is written down as an intruder', async () => {
  const session = await desk.enter();
  const { body } = await session.get(`/meja/permohonan/${number}?berkas=${sha256}`);
  const src = (/<img class="page" src="([^"]+)"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&');
  const busy = await session.get(src);
  expect([busy.statusCode, busy.headers['retry-after'], await refusals()]).toEqual([503, '5', 0]);
  drawn = Buffer.from('jpg');
  expect((await session.get(src)).statusCode).toBe(200);
  expect((await session.get(`${src}x`)).statusCode).toBe(403);
  expect(await refusals()).toBe(1);
});
