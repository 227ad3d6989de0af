/** A field's name in the form; the applicant's own fields have names of their own. */
export const fieldName = (key: string): string => `isian_${key}`;

/** The names of a letter's field and of the box that drops what was scanned for it. */
export const letterFields = {
  file: (key: string): string => `berkas_${key}`,
  drop: (key: string): string => `buang_${key}`,
  kept: 'tersimpan',
} as const;

/** What is wrong with a field; `confirm`: somebody may say that it was meant so; `offers`: what would pass. */
export type CounterProblem = { say: string; confirm: boolean; offers?: readonly string[] };

/** A problem that no yes mends. */
export const wrong = (sentence: string): CounterProblem => ({ say: sentence, confirm: false });
