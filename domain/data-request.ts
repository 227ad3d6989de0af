import { trackingNumber } from './tracking-number.ts';

/** What a person may ask about their data (UU 27/2022 Pasal 5–13), by the article that says so. */
export const dataRequests = {
  copy: { label: 'salinan data', article: 'Pasal 7' },
  correction: { label: 'perbaikan data', article: 'Pasal 6' },
  erasure: { label: 'penghapusan data', article: 'Pasal 8' },
  withdrawal: { label: 'penarikan persetujuan', article: 'Pasal 9' },
  objection: { label: 'keberatan', article: 'Pasal 10–11' },
  portability: { label: 'pemindahan data', article: 'Pasal 13' },
} as const;
export type DataRequestKind = keyof typeof dataRequests;
export const dataRequestKinds = Object.keys(dataRequests) as DataRequestKind[];

/** A request's number DP-2026-XXXXXXXX of a year and at least 16 random bytes: like an application's, so that no slip of a letter is another one. */
export const dataRequestNumber = (year: number, random: Uint8Array): string =>
  trackingNumber(year, random).replace('TD-', 'DP-');

/** Three times twenty-four hours (UU 27/2022 Pasal 30–32). */
export const dataRequestMs = 3 * 24 * 3_600_000;
