import { readTrackingNumber } from '../../../domain/tracking-number.ts';
import { fact, knownFact, type WantOf } from '../../kernel/fact.ts';
import type { Message } from '../../kernel/message.ts';
import { plainWords } from '../../kernel/fold.ts';
import { rowLine, rowOption } from './inbox.ts';
import { inboxTexts } from './inbox-texts.ts';
import type { StaffTurn } from '../office/index.ts';

/** What is looked for: a whole number, the beginning of a code, or words that are neither. */
export type Search = { number: string } | { code: string } | { unclear: true };

/** A text that is a tracking number and nothing else. */
export const loneNumber = (text: string): string | null => {
  const letters = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').length;
  return letters === 'TD2026XXXXXXXX'.length ? readTrackingNumber(text) : null;
};

const codePattern = /^(?:TD[-\s]*\d{4}[-\s]*)?([A-Z0-9]{3,8})$/;

const shape = /^(TD[\s\p{Pd}]*\d{4}[\s\p{Pd}]*)?([A-Z0-9]{8})$/u;

/** The code of a text that is a code alone, or looks like a tracking number and is mistyped; null for anything else. */
export const loneCode = (text: string): string | null => {
  const [, prefix, code = ''] =
    shape.exec(
      text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/^\s*(?:NOMOR|NO\.?|KODE)\s+/, '')
        .trim(),
    ) ?? [];
  const isCode = prefix !== undefined || (/\d/.test(code) && /[A-Z]/.test(code));
  return isCode && code !== '' ? code : null;
};

/** "Buka permohonan 99JK2W5C": the code of a request, where figures stand in it. */
const openedCode = (asked: string): Search | null => {
  const code = loneCode(asked.replace(/^(?:(?:permohonan|nomor|no|kode|yang|yg|surat|punya|nya) )+/, ''));
  return code === null ? null : { code };
};

/** What somebody who types "cari …" is looking for; null when the text does not begin so. */
export const readSearch = (text: string): Search | null => {
  const [, typed, asked] =
    /^(cari(?:kan)?|status|buka|lihat|cek|tampilkan)\b[\s:]*(.*)$/s.exec(plainWords(text)) ?? [];
  if (asked === undefined || typed === undefined) return null;
  const word = typed.startsWith('cari') ? 'cari' : typed;
  if (word !== 'cari' && word !== 'status') return openedCode(asked);
  const number = loneNumber(asked);
  if (number) return { number };
  // *status* alone, and of anything else, is the applicant side's.
  if (word === 'status') return null;
  const code = codePattern.exec(asked.toUpperCase().trim())?.[1];
  return code ? { code } : { unclear: true };
};

// Who has mistyped a character has mostly got the first ones right.
const nearly = 4;

/** The requests a search by the beginning of a code finds, each to be opened; where none has it, those that begin alike. */
export const searchByCode = (turn: StaffTurn, code: string, asked = code): Message => {
  const rows = fact(turn.context, { fact: 'requests_by_code', staff: turn.staff, code });
  if (rows.length === 0 && code.length > nearly) return searchByCode(turn, code.slice(0, nearly), code);
  if (rows.length === 0) return { text: inboxTexts.searchNone(asked) };
  const title = asked === code ? inboxTexts.searchTitle(code) : inboxTexts.searchNear(asked, code);
  const lines = rows.map((row, index) => `${index + 1}. ${rowLine(row, turn)}`);
  return { text: [title, ...lines].join('\n'), options: rows.map(rowOption) };
};

/** What a search by a code needs: what has it, and what begins alike where nothing has. */
export const codeNeeds = (
  { staff, context }: Pick<StaffTurn, 'staff' | 'context'>,
  code: string,
): WantOf<'requests_by_code'>[] => {
  const whole = { fact: 'requests_by_code', staff, code } as const;
  const none = code.length > nearly && knownFact(context, whole)?.length === 0;
  return [whole, ...(none ? [{ ...whole, code: code.slice(0, nearly) }] : [])];
};

/** How to search, for whom it went wrong. */
export const howToSearch: Message = {
  get text() {
    return inboxTexts.searchHow;
  },
};
