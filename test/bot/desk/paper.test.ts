import { afterAll, beforeAll, expect, test } from 'vitest';
import { openForm } from '../../../app/desk-posts.ts';
import type { DeskNeeds } from '../../../bot/desk/needs.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let records: Session;
const number = 'TD-2026-VHJTHDNC';
const path = `/meja/permohonan/${number}/dispose`;
beforeAll(async () => {
  desk = await openDeskPages({
    inspector: {
      inspect: (file: object) => Promise.resolve({ ...file, bytes: 4, type: 'pdf', pages: 1 }),
    } as unknown as DeskNeeds['inspector'],
  });
  await addRequest(desk.db, { number, service: 'magang', state: 'registered' });
  records = await desk.enter({ role: 'records_officer', unit: 'sekretariat', name: 'Rini' });
});
afterAll(() => desk.close());

const sheet = { name: 'lembar.pdf', bytes: Buffer.from('%PDF'), mime: 'application/pdf' };
const prepared = (body: string) => {
  const sealed = /name="formulir" value="([^"]+)"/.exec(body)?.[1] ?? '';
  return openForm(desk, records.id, sealed)?.steps[0];
};

test('what the head has decided on paper is recorded with its sheet: a disposition, or a rejection with its reason', async () => {
  const disposed = await records.upload(path, sheet, { unit: 'ikp', instruksi: 'follow_up' });
  expect(prepared(disposed.body)).toMatchObject({
    ...{ step: 'dispose', input: { units: ['ikp'], paper: { name: 'lembar.pdf' } } },
  });
  const rejected = await records.upload(path, sheet, { unit: 'tolak', alasan: 'authority' });
  expect(prepared(rejected.body)).toMatchObject({
    step: 'reject',
    input: {
      paper: { name: 'lembar.pdf' },
      note: expect.stringMatching(/kewenangan[^]*tertulis/i) as string,
    },
  });
  expect(rejected.body).toContain('>ditolak<');
});

test.each([
  ['without its sheet', undefined, { unit: 'tolak', alasan: 'authority' }, 'lembar disposisinya'],
  ['without a reason', sheet, { unit: 'tolak' }, 'Pilih salah satu'],
])('no rejection %s', async (_, file, fields, sentence) => {
  const answer = file ? await records.upload(path, file, fields) : await records.post(path, fields);
  expect([answer.statusCode, prepared(answer.body)]).toEqual([422, undefined]);
  expect(answer.body).toContain(sentence);
});

test('the head, who decides by themselves, has no such choice', async () => {
  const head = await desk.enter({ role: 'head', unit: 'sekretariat', name: 'Ibu Kepala' });
  expect((await head.get(path)).body).not.toContain('value="tolak"');
  expect((await records.get(path)).body).toContain('value="tolak"');
});
