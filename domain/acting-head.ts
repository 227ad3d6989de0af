import { addDays } from './city-time.ts';

/** How somebody stands in for the head: a daily deputy while the head is away, a caretaker while there is none (UU 30/2014 Pasal 14 ayat (2)). */
export const actingKinds = { plh: 'Plh. Kepala Dinas', plt: 'Plt. Kepala Dinas' } as const;

export type ActingKind = keyof typeof actingKinds;

/** Whether an office is one in which somebody stands in for the head. */
export const isActing = (office: string | undefined): office is ActingKind =>
  office !== undefined && Object.hasOwn(actingKinds, office);

export const actingKindCodes = Object.keys(actingKinds) as [ActingKind, ...ActingKind[]];

/** The days on which a member of staff stands in for the head: ISO dates in the city, both included. */
export type ActingTerm = { kind: ActingKind; from: string; to: string };

/** Longer is a mistyped year; whoever stays longer is named again. */
const longestDays = 366;

/** How somebody with these terms stands in for the head on an ISO date, or null. */
export const actingOn = (terms: readonly ActingTerm[], today: string): ActingKind | null =>
  terms.find(({ from, to }) => from <= today && today <= to)?.kind ?? null;

/** Why nobody can be named for these days, or null. */
export const termTrouble = (
  { from, to }: Pick<ActingTerm, 'from' | 'to'>,
  today: string,
): 'end_before_start' | 'past' | 'too_long' | null => {
  if (to < from) return 'end_before_start';
  if (to < today) return 'past';
  return to > addDays(from, longestDays) ? 'too_long' : null;
};
