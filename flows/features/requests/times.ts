import { requestTexts } from './texts.ts';
import { cityDate, cityTime, longDate } from '../../../domain/city-time.ts';
import type { Extension } from '../../../domain/extension.ts';
import { standingOn, type Standing } from '../../../domain/clock.ts';
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

/** The states in which a promise's clock runs: while the applicant completes the request it stands still (Pasal 9(1)). */
export const running: readonly State[] = undecided.filter((state) => state !== 'needs_completion');

/** The day by which a decision is promised, with the pauses there were. */
export const decisionDay = ({ promisedOn, decideBy }: Pick<RequestView, 'promisedOn' | 'decideBy'>): string =>
  decideBy ?? promisedOn;

/** Where the clock of a request's promise stands today. */
export const clockOf = (
  {
    submittedAt,
    promisedOn,
    pauses = [],
    extension,
  }: Pick<RequestView, 'submittedAt' | 'promisedOn' | 'pauses'> & { extension?: Pick<Extension, 'days'> },
  context: Pick<Context, 'now' | 'tz'> & { catalogue: Pick<Context['catalogue'], 'city'> },
): Standing => {
  const dayOf = (instant: string): string => cityDate(new Date(instant), context.tz);
  return standingOn(
    {
      startedOn: dayOf(submittedAt),
      promisedOn,
      extended: extension?.days ?? 0,
      pauses: pauses.map(({ begins, ends }) => ({ begins: dayOf(begins), ends: ends && dayOf(ends) })),
    },
    today(context),
    context.catalogue.city.holidays,
  );
};

/** Whether the promised day of a decision has passed without one, or the head's due date without an outcome. */
export const isLate = (
  { state, dueOn, ...promise }: Pick<RequestView, 'promisedOn' | 'decideBy' | 'state' | 'dueOn'>,
  day: string,
): boolean =>
  (decisionDay(promise) < day && running.includes(state)) ||
  (dueOn !== undefined && dueOn < day && disposedTo.includes(state));
