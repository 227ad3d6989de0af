import { readTrackingNumber, trackingNumber } from './tracking-number.ts';

/** A question's number TN-2026-XXXXXXXX of a year and at least 16 random bytes: like a request's, so that no slip of a letter is another one. */
export const questionNumber = (year: number, random: Uint8Array): string =>
  trackingNumber(year, random).replace('TD-', 'TN-');

/** The number KB-2026-XXXXXXXX of an objection, made alike. */
export const objectionNumber = (year: number, random: Uint8Array): string =>
  trackingNumber(year, random).replace('TD-', 'KB-');

/** The first question's number in a text, in its proper form; null when there is none. */
export const readQuestionNumber = (text: string): string | null => {
  const asTracking = text
    .normalize('NFKC')
    .replace(/(?<![A-Z0-9])T[\s\p{Pd}_./]*N(?=[\s\p{Pd}_./]*\d{4})/giu, 'TD');
  if (asTracking === text.normalize('NFKC')) return null;
  return readTrackingNumber(asTracking)?.replace('TD-', 'TN-') ?? null;
};
