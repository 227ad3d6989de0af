import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../support/built.ts';
import { patience } from '../support/patience.ts';
import { hasRedis } from '../support/redis.ts';
import { storm } from '../support/storm.ts';
import { askedIn, file, openApplicant, type Heard } from './applicant.ts';
import { align, wordsOf } from './judge.ts';
import { runFaults } from './oracle.ts';
import { mustBeNothing, tableOf } from './table.ts';

describe.runIf(hasRedis())('while everything goes wrong', () => {
  // Some faults by chance; one of each kind with the storms; the full length is `npm run test:faults`.
  test(
    'people file their requests, and nothing is lost, doubled, changed or out of order',
    async () => {
      const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
      process.stdout.write(`FAULTS_SEED=${seed}\n`);
      const folder = join(await mkdtemp(join(tmpdir(), 'teman-faults-')), 'city');
      const found = await runFaults({
        ...{ people: storm(2, 6), faults: storm(4, 15), seed, patience: 240 },
        ...{ folder, compiled: builtFolder },
      });
      // What is told last is what is read: everything first, and with the red test what broke and of whom.
      const broken = mustBeNothing(found);
      if (broken.length > 0) process.stdout.write(`${found.words}\n${tableOf(found)}\n${found.trouble}\n`);
      expect(broken, `FAULTS_SEED=${seed}: ${broken.join('; ')}\n${found.trouble.slice(0, 3000)}`).toEqual(
        [],
      );
    },
    15 * patience,
  );
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

test('an applicant answers no question twice: after a long silence they ask for it, and answer what is new', async () => {
  // When what is heard: a question sent twice, the one behind it, and that once more as the answer to what they asked.
  const comes: [number, string][] = [
    [1, 'Nama lengkap (1/3)'],
    [130, 'Nama lengkap (1/3)'],
    [131, 'Alamat/instansi (2/3)'],
    [132, 'Ini pertanyaannya sekali lagi.\n\nAlamat/instansi (2/3)'],
    [133, 'Jumlah peserta perlu satu angka.\n\nJumlah peserta (3/9)'],
    [300, 'Ini pertanyaannya sekali lagi.\n\nJumlah peserta (3/9)'],
    [301, 'CV (9/9)'],
  ];
  const [heard, said]: [Heard[], string[]] = [[], []];
  let seconds = 0;
  const rest = (): Promise<void> => {
    seconds += 1;
    heard.push(...comes.filter(([at]) => at === seconds).map(([, text]) => ({ text, buttons: [] })));
    return Promise.resolve();
  };
  const chat = {
    channel: 'pager',
    address: '1',
    say: (text: string) => said.push(text),
    sendFile: () => null,
  };
  const isOver = (): boolean => seconds > 310;
  await file(openApplicant(1, { ...chat, heard: () => heard }), isOver, { now: () => seconds * 1000, rest });
  expect(said).toEqual([
    'permohonan magang',
    'Rina Safitri',
    'ulang pertanyaan',
    'Jl. Gajah Mada 10',
    '1',
    'ulang pertanyaan',
    '1',
    'Lewati',
  ]);
});
