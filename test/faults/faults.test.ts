import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../support/built.ts';
import { hasRedis } from '../support/redis.ts';
import { askedIn } from './applicant.ts';
import { align, wordsOf } from './judge.ts';
import { runFaults } from './oracle.ts';
import { mustBeNothing, tableOf } from './table.ts';

describe.runIf(hasRedis())('while everything goes wrong', () => {
  // One fault of each kind; the full length is `npm run test:faults`.
  test('people file their requests, and nothing is lost, doubled, changed or out of order', async () => {
    const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
    process.stdout.write(`FAULTS_SEED=${seed}\n`);
    const folder = join(await mkdtemp(join(tmpdir(), 'teman-faults-')), 'city');
    const found = await runFaults({
      ...{ people: 6, faults: 15, seed, patience: 240 },
      ...{ folder, compiled: builtFolder },
    });
    expect(mustBeNothing(found), `${tableOf(found)}\n${found.words}`).toEqual([]);
  });
});

test.each([
  ['all, once, in order', ['satu', 'dua'], ['satu', 'dua'], {}],
  ['one twice', ['satu', 'dua'], ['satu', 'satu', 'dua'], { doubled: ['satu'] }],
  ['one missing', ['satu', 'dua'], ['satu'], { missing: ['dua'] }],
  ['two exchanged', ['satu', 'dua'], ['dua', 'satu'], { broken: ['dua'], missing: ['dua'] }],
  ['one nobody decided on', ['satu'], ['satu', 'tiga'], { broken: ['tiga'] }],
  ['one in two parts', ['satudua', 'tiga'], ['satu', 'dua', 'tiga'], {}],
])('the judge sees %s', (_what, decided, seen, found) => {
  expect(align(decided, seen)).toEqual({ broken: [], missing: [], doubled: [], ...found });
});

test.each(['telegram', 'whatsapp'])('on %s a hint belongs to the words of its question', (channel) => {
  expect(wordsOf(channel, { text: '*Nama* (1/9)', footer: 'Ketik *kembali*.' })).toBe('Nama19Ketikkembali');
});

test.each([
  ['*Nama* (Magang · 1/9)\nTulis nama.', 'Nama'],
  ['*Jumlah*: 1 ✓\n\n*Nama* (Magang · 4/9)', 'Nama'],
  [
    'Di langkah ini kami menunggu jawaban tertulis.\n\nBerkas ini untuk bagian mana?',
    'Berkas ini untuk bagian mana?',
  ],
  ['Maaf, kami belum menangkap.\n\nBerkas ini untuk bagian mana?', 'Berkas ini untuk bagian mana?'],
  ['Kabar 12 untuk permohonan Anda', null],
])('an applicant knows a question in whatever words: %s', (message, question) => {
  expect(askedIn(message)).toBe(question);
});
