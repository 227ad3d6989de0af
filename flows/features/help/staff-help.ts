import type { Role } from '../../../domain/role.ts';
import { staffHelpTexts as texts } from './staff-help-texts.ts';

/** A word as it is typed, and the text that says what it is for. */
type Word = readonly [
  word: string,
  what: 'inbox' | 'search' | 'schedule' | 'deputies' | 'administration' | 'questions',
];

const everybody: readonly Word[] = [
  ['permohonan', 'inbox'],
  ['cari 7KQ4', 'search'],
  ['jadwal', 'schedule'],
];
const deputies: Word = ['plh', 'deputies'];

const more: Record<Role, readonly Word[]> = {
  operator: [['pertanyaan', 'questions']],
  records_officer: [],
  head: [deputies],
  administrator: [deputies, ['administrasi', 'administration']],
};

/** The words a member of staff of a role can type, for their help. */
export const staffHelp = (role: Role): string =>
  [texts.title, ...[...everybody, ...more[role]].map(([word, what]) => texts.line(word, texts[what]))].join(
    '\n',
  );
