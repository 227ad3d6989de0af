import { holdsNik } from '../../../domain/nik.ts';
import { stepTexts } from './texts.ts';
import type { GivenAnswer, Next } from '../../kernel/dialogue.ts';
import type { Places } from '../../kernel/session.ts';
import { goTo, type StepScene } from './dialogue.ts';

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
export const fromWords = <N extends keyof Places>(
  { choice, words }: GivenAnswer,
  next: (words: string) => Next<N>,
  within = limits,
): Next<N> => {
  if (choice !== null || words === null) return null;
  const read = readWords(words, within);
  return read.ok ? next(read.words) : { refuse: read.say };
};

/** What follows from an option of a table; `own` opens the question for own words, and words typed at once are taken as such. */
export const fromChoice = (
  scene: StepScene,
  given: GivenAnswer,
  table: Record<string, string>,
  { own, next }: { own: string; next: (words: string, id: string | null) => Next<'staff'> },
): Next<'staff'> => {
  const { choice } = given;
  if (choice === null) return fromWords(given, (words) => next(words, null));
  if (choice === 'own') return goTo(scene, { stage: own });
  const label = Object.hasOwn(table, choice) ? table[choice] : undefined;
  return label === undefined ? null : next(label, choice);
};
