import { holdsNik } from '../../../../domain/nik.ts';
import { stepTexts } from '../texts.ts';
import type { Input, Next, Stage, StepInput } from './dialogue.ts';

/** Free words of staff: no control characters, at least `min` visible ones, and never a NIK, for they travel through a chat. */
export const readWords = (
  text: string,
  { min, max }: { min: number; max: number },
): { ok: true; words: string } | { ok: false; say: string } => {
  const words = text.replace(/[^\P{C}\n]/gu, '').trim();
  const visible = [...words.replace(/\s/gu, '')].length;
  if (visible < min || !/[\p{L}\p{N}]/u.test(words)) return { ok: false, say: stepTexts.tooShort(min) };
  if ([...words].length > max) return { ok: false, say: stepTexts.tooLong(max) };
  return holdsNik(words) ? { ok: false, say: stepTexts.noNik } : { ok: true, words };
};

const limits = { min: 5, max: 1000 };

/** What follows from words, or the sentence that refuses them. */
export const fromWords = (input: Input, next: (words: string) => Next, within = limits): Next => {
  if (!('words' in input)) return { refuse: stepTexts.writeIt };
  const read = readWords(input.words, within);
  return read.ok ? next(read.words) : { refuse: read.say };
};

/** A question answered in words. */
export const wordsStage = (question: string, done: (words: string) => StepInput): Stage => ({
  ask: () => ({ text: question }),
  take: (_scene, input) => fromWords(input, (words) => ({ done: done(words) })),
});

/** What follows from an option of a table; `own` opens the question for own words, and words typed at once are taken as such. */
export const fromChoice = (
  input: Input,
  choice: { table: Record<string, string>; own: string; next: (words: string, id: string | null) => Next },
): Next => {
  if ('words' in input) return fromWords(input, (words) => choice.next(words, null));
  if (input.option === 'own') return { to: { stage: choice.own } };
  const label = Object.hasOwn(choice.table, input.option) ? choice.table[input.option] : undefined;
  return label === undefined ? { refuse: stepTexts.pickOne } : choice.next(label, input.option);
};
