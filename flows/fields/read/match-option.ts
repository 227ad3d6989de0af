import { fold, foldWords } from '../../kernel/fold.ts';
import { ordinalDigits } from '../../kernel/ordinals.ts';

type Option = { id: string; label: string };
/** What a text chooses of a list: one option, several that begin like it, or nothing. */
export type Chosen = { id: string } | { among: string[] } | null;

const ordinal = /^(?:(?:nomor|nomer|no|pilihan|opsi|yang|yg|ke)\b[ .-]*)*[#(]?(\d{1,3})[.)]*$/;

const byNumber = (folded: string, options: readonly Option[]): Option | undefined => {
  const number = ordinal.exec(ordinalDigits(folded))?.[1];
  return number === undefined ? undefined : options[Number(number) - 1];
};

/** "1. Kunjungan" is chosen when number and label agree. */
const withoutNumber = (folded: string, options: readonly Option[]): string => {
  const [, number, label] = /^(\d{1,3})[.)]? +(.+)$/.exec(folded) ?? [];
  const option = options[Number(number) - 1];
  return label && option && foldWords(option.label) === foldWords(label) ? label : folded;
};

/** Chooses by number (from 1), label, id, or a start that only one label has; case and diacritics do not matter. */
export const matchOption = (text: string, options: readonly Option[]): Chosen => {
  const folded = fold(text.slice(0, 200));
  const numbered = byNumber(folded, options);
  if (numbered) return { id: numbered.id };
  const words = foldWords(withoutNumber(folded, options));
  if (words === '') return null;
  const exact = options.find(({ id, label }) => foldWords(label) === words || foldWords(id) === words);
  if (exact) return { id: exact.id };
  const starting = options.filter(({ label }) => foldWords(label).startsWith(words));
  const [only] = starting;
  if (!only) return null;
  return starting.length === 1 ? { id: only.id } : { among: starting.map(({ label }) => label) };
};
