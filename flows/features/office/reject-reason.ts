import { stepTexts } from './texts.ts';

/** Which of the usual reasons a rejection gives; `own` for any other words. */
export const rejectReasonOf = (note: string | null): string =>
  Object.entries(stepTexts.rejectReasons).find(([, words]) => words === note)?.[0] ?? 'own';
