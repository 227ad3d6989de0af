import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutCourtesy } from '../../../flows/kernel/lexicon/courtesy.ts';
import { meansNothing } from '../../../flows/kernel/lexicon/left-over.ts';
import { meaningsOf, meaningsOfPart } from '../../../flows/kernel/lexicon/meanings.ts';
import { phrases } from '../../../flows/kernel/lexicon/pattern.ts';
import { asksSomething, topicOf } from '../../../flows/kernel/lexicon/question.ts';
import { said } from '../../../flows/kernel/lexicon/said.ts';

test('a phrase may leave words out, choose between them and skip a few', () => {
  const { find } = phrases({ hours: ['[jam] berapa (buka|tutup dulu)'], wait: ['mau * dulu'] });
  const tried = [
    'jam berapa buka',
    'berapa tutup dulu',
    'bukanya',
    'mau cari surat dulu',
    'mau dulu',
    'mau a b c d dulu',
  ];
  expect(tried.map((words) => find(`${words} `))).toEqual([['hours'], ['hours'], [], ['wait'], ['wait'], []]);
});

test.each([
  ['GMN CARANYA KAK', 'purpose'],
  ['makasiiih ya kak', 'thanks'],
  ['brape lame', 'how_long'],
  ['siang pak', 'greeting'],
  ['ndak jadi', 'cancel'],
  ['stop jangan chat lagi', null],
  ['jangan chat saya lagi', 'stop'],
  ['eh salah', 'no'],
  ['Universitas Tanjungpura', null],
  ['toString', null],
  ['constructor', null],
  ['', null],
])('%s means %s', (text, meaning) => {
  expect(meaningsOf(said(text))[0] ?? null).toBe(meaning);
});

test.each([
  ['bisa online ga', true],
  ['apakah harus datang', true],
  ['kira2 kapan ya', true],
  ['SMA Negeri 1', false],
  ['tidak bisa', false],
])('%s asks something: %s', (text, asks) => {
  expect(asksSomething(said(text))).toBe(asks);
});

test.each([
  ['kalau hari sabtu kantornya buka nggak ya pak', 'hours'],
  ['dipungut biaya ga sih', 'cost'],
  ['proposal saya tebal', null],
])('%s is about %s', (text, topic) => {
  expect(topicOf(said(text))).toBe(topic);
});

const courtesies = ['ya', 'kak', 'pak', 'min', 'makasih', '🙏', 'ya kak, terima kasih'];
const openings = ['siang pak, ', 'assalamualaikum wr wb. ', 'halo min, ', 'maaf kak, '];
const names = ['untan', 'SMKN 4 Pontianak', 'Politeknik Negeri Pontianak', 'Yayasan Al-Azhar (Pontianak)'];

test('courtesy before and behind an answer is no part of it, whatever it is', () => {
  const around = [
    fc.constantFrom('', ...openings),
    fc.constantFrom(...names),
    fc.constantFrom('', ...courtesies),
  ] as const;
  fc.assert(
    fc.property(...around, (before, name, behind) => {
      expect(withoutCourtesy(`${before}${name}${behind === '' ? '' : ` ${behind}`}`)).toBe(name);
      expect(meansNothing(`${before} ${behind}`)).toBe(true);
    }),
  );
});

test('what is nothing but courtesy stays as it is', () => {
  for (const text of ['makasih ya kak', 'siang pak', '🙏']) expect(withoutCourtesy(text)).toBe(text);
  // Short forms in capitals are a name's.
  expect(withoutCourtesy('Kampus BG')).toBe('Kampus BG');
  expect(withoutCourtesy('Kampus biru bg')).toBe('Kampus biru');
  expect(withoutCourtesy('KAMPUS BIRU BG')).toBe('KAMPUS BIRU');
});

test.each(['?', 'ya?', 'untuk 20 orang', 'tanggal 5', 'bukan', 'atau 4', 'batal'])(
  '%s left over beside an answer means something',
  (rest) => {
    expect(meansNothing(rest)).toBe(false);
  },
);

test.each([
  'untan jam berapa buka',
  'batal dulu ya pak',
  'Permisi kak, mau tanya statusnya sampai mana ya',
  'Jalan Gajah Mada 10, tidak jadi',
  'kantornya buka jam berapa ya pak makasih',
])('the parts of "%s" mean what they would mean alone', (text) => {
  const heard = said(text);
  const words = heard.words.map(({ word }) => word);
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to <= words.length; to += 1)
      expect([from, to, meaningsOfPart(heard, from, to)]).toEqual([
        ...[from, to],
        meaningsOf(said(words.slice(from, to).join(' '))),
      ]);
});

test.each([
  ['iyaa', 'ya'],
  ['okee', 'oke'],
  ['hrs', 'harus'],
  ['bnyk', 'banyak'],
  ['trs', 'lanjut'],
  ['kmrn', 'kemarin'],
])('a spelling nobody listed is put right: %s', (typed, word) => {
  expect(said(typed).words.map((one) => one.word)).toEqual([word]);
});

test.each([
  'gg',
  'ktp',
  'smk',
  'smkn',
  'smpn',
  'tkj',
  'rpl',
  'dkv',
  'dlh',
  'bkd',
  'sdn',
  'ppk',
  'bps',
  'mts',
])('an abbreviation stays what it is: %s', (typed) => {
  expect(said(typed).words.map((one) => one.word)).toEqual([typed]);
});

test.each([
  'sma gembala baik',
  'yayasan cinta kasih',
  'pasar tanah abang',
  'jurusan si',
  'komunitas siap',
  'toko deng',
])('the last word of the name "%s" is no courtesy', (name) => {
  expect(withoutCourtesy(name)).toBe(name);
  expect(withoutCourtesy(`siang pak, ${name}, terima kasih banyak`)).toBe(name);
});

test.each([
  ['untan, baik', 'untan'],
  ['untan terima kasih', 'untan'],
  ['polnep makasih banyak', 'polnep'],
  ['3 deng', '3'],
])('"%s" ends in courtesy', (text, told) => {
  expect(withoutCourtesy(text)).toBe(told);
});
