import { addWorkingDays, type ClosedDays } from './working-days.ts';
import type { State } from './state.ts';

/** Why somebody may object to what became of an information request (UU 14/2008 Pasal 35). */
export const grounds = {
  refused: 'ditolak',
  unanswered: 'belum dijawab pada waktunya',
  unlike: 'dijawab tidak sebagaimana diminta',
} as const;
export type Ground = keyof typeof grounds;

/** What is looked at of an information request: its state, the ISO day it has been in it since, and whether its time is over. */
export type Objectionable = { state: State; since: string; isLate: boolean };

/** The ground there is to object on an ISO date; null where there is none, or the working days to object in are over (Pasal 36(1)). */
export const groundOf = (
  { state, since, isLate }: Objectionable,
  today: string,
  { within, own }: { within: number; own: ClosedDays },
): Ground | null => {
  if (isLate) return 'unanswered';
  if (state !== 'rejected' && state !== 'completed') return null;
  if (today > addWorkingDays(since, within, own)) return null;
  return state === 'rejected' ? 'refused' : 'unlike';
};
