import { minute, timed } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';
import { expireMoves } from './expire-moves.ts';
import { askAboutCompletions, remindCompletions } from './remind-completions.ts';
import { remindOfMoves, remindOfReopening } from './remind-of-terms.ts';
import { watchDuties } from './watch-duties.ts';
import { watchPromises } from './watch-promises.ts';

/** Every clock there is, by who runs it: the office's promises and duties, then the applicant's own terms, each with its warning before its end. */
const clocks: readonly ((needs: WorkerNeeds) => Promise<void>)[] = [
  watchPromises,
  watchDuties,
  remindCompletions,
  askAboutCompletions,
  remindOfMoves,
  expireMoves,
  remindOfReopening,
];

/**
 * Looks at every clock once a minute. What is to be done follows from rows alone and is written down with the words that tell of it: a
 * crash or a closed weekend makes nothing missed or told twice. One clock that fails keeps no other from being looked at.
 */
export const sweepClocks = timed('watch-clocks', minute, async (needs) => {
  const failures: unknown[] = [];
  for (const look of clocks) await look(needs).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
});
