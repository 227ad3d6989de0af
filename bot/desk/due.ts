import { longDate } from '../../domain/city-time.ts';
import { decisionDay, disposedTo, running } from '../../flows/features/requests/times.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { deskTexts } from './texts.ts';

/** When a request is due, in words, and whether that is over or near. */
export type Due = { on: string | null; words: string; date: string; how: 'late' | 'soon' | null };

type Dated = Pick<RequestView, 'state' | 'promisedOn' | 'decideBy' | 'dueOn'>;

/** The day that counts now: the one promised for the decision, after it the one the head has set. */
const dayOf = ({ state, dueOn, ...promise }: Dated): string | null => {
  if (running.includes(state)) return decisionDay(promise);
  return disposedTo.includes(state) ? (dueOn ?? null) : null;
};

const dayMs = 86_400_000;

/** What is to be said of when a request is due, `today` an ISO date in the city. */
export const dueOf = (request: Dated, today: string): Due => {
  const on = dayOf(request);
  if (on === null) return { on, words: deskTexts.due.none, date: '', how: null };
  const days = Math.round((Date.parse(on) - Date.parse(today)) / dayMs);
  const date = longDate(on);
  if (days < 0) return { on, words: deskTexts.due.late(-days), date, how: 'late' };
  if (days > 1) return { on, words: '', date, how: null };
  return { on, words: days === 0 ? deskTexts.due.today : deskTexts.due.tomorrow, date, how: 'soon' };
};
