import { foldWords } from '../../kernel/fold.ts';
import type { Asked, Reader } from '../../kernel/feature.ts';
import { cue, type When } from '../../kernel/look-ahead.ts';
import { wordSet } from '../../kernel/lexicon/by-words.ts';
import { placeAt } from '../../kernel/places.ts';
import { beginAdministration } from './begin.ts';

const names = wordSet('admin adm administrasi administrator');
const beside = wordSet('menu buka bukakan halaman panel masuk ke mau lihat tolong dong ya');

const mayAsk: When = { text: cue({ words: names }), where: ({ words }) => words !== 'message' };

const askedFor: Reader = ({ session, event, context }) => {
  if (event.kind !== 'text' || event.text.length > 40) return null;
  if (placeAt(session.at, context).words === 'message') return null;
  const words = foldWords(event.text).split(' ');
  const asks =
    words.some((word) => names.has(word)) && words.every((word) => names.has(word) || beside.has(word));
  return asks ? beginAdministration(session, context) : null;
};

/** "Admin", "menu admin": to everybody else somebody of the office, to an administrator their own work. */
export const readAdministration: Asked = { when: mayAsk, read: askedFor };
