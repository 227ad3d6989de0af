import { requestTexts } from './texts.ts';
import { cityDate, cityTime, longDate } from '../../../domain/city-time.ts';
import type { State } from '../../../domain/state.ts';
import type { Context } from '../../kernel/context.ts';
import type { RequestView } from './request.ts';

/** Today in the city, as an ISO date. */
export const today = (context: Pick<Context, 'now' | 'tz'>): string => cityDate(context.now, context.tz);

/** An ISO instant in the city's words: "Senin, 23 November 2026 pukul 09.12". */
export const moment = (instant: string, context: Pick<Context, 'tz'>): string => {
  const at = new Date(instant);
  return requestTexts.when(longDate(cityDate(at, context.tz)), cityTime(at, context.tz).replace(':', '.'));
};

/** The states without a first decision, which is what the promise is about. */
export const undecided: readonly State[] = ['submitted', 'needs_completion', 'verified', 'registered'];

/** The states in which a unit carries out what the head has decided. */
export const disposedTo: readonly State[] = ['disposed', 'in_progress'];

/** Whether the promised day of a decision has passed without one, or the head's due date without an outcome. */
export const isLate = (
  { promisedOn, state, dueOn }: Pick<RequestView, 'promisedOn' | 'state' | 'dueOn'>,
  day: string,
): boolean =>
  (promisedOn < day && undecided.includes(state)) ||
  (dueOn !== undefined && dueOn < day && disposedTo.includes(state));
