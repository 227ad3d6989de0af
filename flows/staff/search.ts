import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { fact } from '../engine/fact.ts';
import type { Message } from '../engine/message.ts';
import { plainWords } from '../engine/plain-words.ts';
import { rowLine, rowOption } from './inbox.ts';
import { searchHow, searchNone, searchTitle } from './inbox-texts.ts';
import type { StaffTurn } from './turn.ts';

/** What is looked for: a whole number, the beginning of a code, or words that are neither. */
export type Search = { number: string } | { code: string } | { unclear: true };

/** A text that is a tracking number and nothing else. */
export const loneNumber = (text: string): string | null => {
  const letters = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').length;
  return letters === 'TD2026XXXXXXXX'.length ? readTrackingNumber(text) : null;
};

const codePattern = /^(?:TD[-\s]*\d{4}[-\s]*)?([A-Z0-9]{3,8})$/;

/** What somebody who types "cari …" is looking for; null when the text does not begin so. */
export const readSearch = (text: string): Search | null => {
  const [, asked] = /^cari\b[\s:]*(.*)$/s.exec(plainWords(text)) ?? [];
  if (asked === undefined) return null;
  const number = loneNumber(asked);
  if (number) return { number };
  const code = codePattern.exec(asked.toUpperCase().trim())?.[1];
  return code ? { code } : { unclear: true };
};

/** The requests a search by the beginning of a code finds, each to be opened. */
export const searchByCode = (turn: StaffTurn, code: string): Message => {
  const rows = fact(turn.context, { fact: 'requests_by_code', staff: turn.staff, code });
  if (rows.length === 0) return { text: searchNone(code) };
  const lines = rows.map((row, index) => `${index + 1}. ${rowLine(row, turn)}`);
  return { text: [searchTitle(code), ...lines].join('\n'), options: rows.map(rowOption) };
};

/** How to search, for whom it went wrong. */
export const howToSearch: Message = { text: searchHow };
