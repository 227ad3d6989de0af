import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findService, type Asker } from '../../../flows/catalogue/find-service.ts';
import { evidenceIn } from '../../../flows/catalogue/find/evidence.ts';
import { isEnglish } from '../../../flows/catalogue/find/english.ts';
import { FoundBy } from '../../../flows/catalogue/find/found-by.ts';
import { questionAbout } from '../../../flows/catalogue/find/question-about.ts';
import { Corpus } from '../../understanding/schema.ts';
import { knownCatalogue } from '../../support/known-city.ts';

const catalogue = await knownCatalogue('2026-11-25');

/** What a sentence finds: codes of services, the topic of another office, or nothing. */
const found = (text: string, asker: Asker = { likely: 'external' }): string[] => {
  const it = findService(text, catalogue, asker);
  if (!it) return [];
  if (it.by === 'elsewhere') return [`elsewhere ${it.elsewhere.topic}`];
  return it.by === 'name' ? [it.service.code] : it.services.map(({ code }) => code);
};

describe('a word is found in all its forms', () => {
  test.each([
    ['affixes', 'mau minjam ruang rapatnya dong'],
    ['everyday spelling', 'mo pinjem ruangan rpt bs?'],
    ['Pontianak Malay', 'nak minjam ruang untok rapat bise ke'],
    ['a slip of the keyboard', 'mau pinjma ruang rapatt'],
    ['an English word', 'mau booking meeting room'],
    ['letters drawn out', 'pinjaaam ruang rapaat'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual(['kunjungan']);
    expect(found(text, { proven: 'internal' })).toEqual(['ruang']);
  });

  test('but short words and words of their own are no slips', () => {
    expect(found('saya lapar')).toEqual([]);
    expect(found('teman saya di taman')).toEqual([]);
    expect(found('sampai jumpa')).toEqual([]);
  });
});

describe('who asks decides between two services for the same wish', () => {
  test.each<[string, Asker, string[]]>([
    ['pinjam ruang rapat', { likely: 'external' }, ['kunjungan']],
    ['pinjam ruang rapat', { proven: 'internal' }, ['ruang']],
    ['opd kami mau pinjam ruang rapat', { likely: 'external' }, ['ruang']],
    ['komunitas kami mau pinjam ruang rapat', { likely: null }, ['kunjungan']],
    ['saya bukan asn, mau pinjam ruang rapat', { likely: null }, ['kunjungan']],
    // An ASN who wants to visit wants to visit.
    ['mau kunjungan bersama siswa', { proven: 'internal' }, ['kunjungan']],
  ])('%s (%o)', (text, asker, codes) => {
    expect(found(text, asker)).toEqual(codes);
  });

  test('who may be either is asked', () => {
    expect(found('pinjam ruang rapat', { likely: null }).sort()).toEqual(['kunjungan', 'ruang']);
  });
});

test('what is said not to be meant is not found', () => {
  expect(found('bukan magang, saya mau penelitian')).toEqual(['penelitian']);
  expect(found('bukan magang')).toEqual([]);
});

test('what another office does is told from what this one does', () => {
  expect(found('lampu jalan mati mau lapor')).toEqual(['elsewhere street_light']);
  expect(found('wifi taman mati mau lapor')).toEqual(['pengaduan']);
  expect(found('cctv di jalan gajah mada mati')).toEqual(['pengaduan']);
});

test('a title or a code alone is the service itself', () => {
  expect(findService('Permohonan Magang!', catalogue)?.by).toBe('name');
  expect(findService('tte', catalogue)?.by).toBe('name');
});

const about = (keywords: string, found: Partial<FoundBy> = {}) => ({
  keywords: keywords.split(', '),
  found: FoundBy.parse(found),
});

test('a word that few things have tells more than one that many have', () => {
  const evidence = evidenceIn([
    about('kapal'),
    about('surat jalan'),
    about('surat kuasa'),
    about('surat kapal'),
  ]);
  const scores = (text: string) => new Map(evidence(text).map(({ entry, score }) => [entry, score]));
  const [kuasa, kapal] = [scores('surat kuasa').get(2) ?? 0, scores('surat kapal').get(3) ?? 0];
  expect(kuasa).toBeGreaterThan(kapal);
});

test('something wanted of a thing tells more than the thing alone, and what speaks against it less', () => {
  const evidence = evidenceIn([
    about('perahu', { asks: [{ doing: ['pinjam'], things: ['sampan'] }], against: ['rusak'] }),
    about('kereta'),
  ]);
  const score = (text: string): number => evidence(text)[0]?.score ?? 0;
  expect(score('mau minjam sampan')).toBeGreaterThan(score('ada sampan'));
  expect(score('ada sampan')).toBeGreaterThan(0);
  expect(score('mau minjam sampan rusak')).toBeLessThan(score('mau minjam sampan'));
});

test.each([
  ['syarat magang apa?', 'requirements'],
  ['apa saja yang perlu disiapkan', 'requirements'],
  ['berapa lama urus email dinas', 'how_long'],
  ['coworking bayar ga', 'cost'],
  ['alur kunjungan gimana', 'steps'],
  ['mau magang bisa?', null],
  ['cari tempat gratis untuk rapat', null],
])('"%s" asks for %s', (text, question) => {
  expect(questionAbout(text)).toBe(question);
});

test('a sentence in English is one, Indonesian with English words in it is none', () => {
  expect(isEnglish('I want to borrow a meeting room')).toBe(true);
  expect(isEnglish('mau booking meeting room for rapat opd')).toBe(false);
});

test('hostile text costs no more than any other', () => {
  for (const text of ['a'.repeat(5000), 'ng'.repeat(2500), 'magang '.repeat(700), '?'.repeat(5000)]) {
    const before = performance.now();
    findService(text, catalogue);
    expect(performance.now() - before).toBeLessThan(200);
  }
});

describe.each(['services', 'services-aside'])('of the sentences in %s', (name) => {
  const file = new URL(`../../understanding/${name}.yaml`, import.meta.url);
  const groups = Corpus.parse(parse(readFileSync(file, 'utf8'))).flatMap((part) =>
    'says' in part ? [part] : [],
  );
  const wishes = groups
    .flatMap(({ says }) => says)
    .flatMap(({ text, opens }) => (text !== undefined && opens !== undefined ? [{ text, opens }] : []))
    .map(({ text, opens }) => ({ text, opens, codes: found(text) }));

  test('nine of ten find their service at the first try, and each service most of its own', () => {
    const share = (list: typeof wishes): number =>
      list.filter(({ opens, codes }) => codes.length === 1 && codes[0] === opens).length / list.length;
    expect(share(wishes)).toBeGreaterThanOrEqual(0.9);
    for (const { code } of catalogue.services) {
      const own = wishes.filter(({ opens }) => opens === code);
      expect(own.length, code).toBeGreaterThanOrEqual(8);
      expect(share(own), `${code}: ${JSON.stringify(own)}`).toBeGreaterThanOrEqual(0.7);
    }
  });

  test('nearly all of the others are asked about with the right one among the choices', () => {
    const lost = wishes.filter(({ opens, codes }) => !codes.includes(opens));
    expect(lost.length / wishes.length, JSON.stringify(lost)).toBeLessThanOrEqual(0.02);
  });
});
