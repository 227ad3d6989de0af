import { fold } from '../../kernel/fold.ts';
import { everyday, fillers } from './everyday.ts';

/** A word of a text. `not`: the text says that this is not meant. `purpose`: it tells what something else is wanted for. `place`: it tells where. */
export type Word = { word: string; not: boolean; purpose: boolean; place: boolean };

const parts = /[\p{L}\p{N}]+|[,.;!?\n]/gu;
/** "Bukan magang, penelitian": up to the next stop or "tapi" it is not what is meant. */
const notMeant = new Set(['bukan', 'selain', 'bukannya']);
const notMeantFor = 3;
const turns = new Set(['tapi', 'tetapi', 'melainkan', 'namun']);
/** "Ruang untuk rapat daring": the room is wanted. "Buat" says so only behind something: "mau buat email" makes one. */
const forWhat = new Set(['untuk', 'utk', 'untok', 'bwt', 'buwat', 'guna', 'for', 'bahan', 'buat']);
/** Behind these it is said where something is. */
const where = new Set([
  'di',
  'dkt',
  'dekat',
  'deket',
  'depan',
  'sekitar',
  'samping',
  'belakang',
  'seberang',
  'pinggir',
]);
const wishes = new Set([
  'mau',
  'mo',
  'mw',
  'ingin',
  'pengen',
  'pingin',
  'nak',
  'hendak',
  'bisa',
  'bs',
  'cara',
  'minta',
  'mohon',
  'tolong',
  'untuk',
  'utk',
  'boleh',
]);

const plain = (token: string): string =>
  token
    // "foto2" is several of them, "magaaang" one.
    .replace(/^(\p{L}{3,})2(?:nya|an)?$/u, '$1')
    .replace(/(\p{L})\1{2,}/gu, '$1');

/** The words of a text that can tell something, in everyday spelling put right. */
export const split = (text: string): Word[] => {
  const words: Word[] = [];
  let left = 0;
  let purpose = false;
  let before = '';
  for (const [token] of fold(text.replaceAll('\n', ' . ')).matchAll(parts)) {
    if (/^[,.;!?]$/.test(token) || turns.has(token)) {
      left = 0;
      purpose = false;
      continue;
    }
    const makes = token === 'buat' && (words.length === 0 || wishes.has(before));
    const place = where.has(before) && words.length > 0;
    before = token;
    if (forWhat.has(token) && !makes) {
      purpose = words.length > 0;
      continue;
    }
    if (notMeant.has(token)) {
      left = notMeantFor;
      continue;
    }
    const said = plain(token);
    for (const word of (everyday.get(said) ?? said).split(' ')) {
      if (fillers.has(word)) continue;
      words.push({ word, not: left > 0, purpose, place });
      left = Math.max(0, left - 1);
    }
  }
  return words;
};
