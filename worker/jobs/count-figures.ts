import { countAgainMs, countFigures } from '../../app/figures-cache.ts';
import { cityDate } from '../../domain/city-time.ts';
import { timed } from '../job.ts';

/** Counts the figures people ask for, today's, this month's and this year's, so that asking reads what is there. */
export const countFiguresAgain = timed('count-figures', countAgainMs, async (needs) => {
  const today = cityDate(needs.clock(), needs.tz);
  await countFigures(needs, today, today);
  await countFigures(needs, `${today.slice(0, 8)}01`, today);
  await countFigures(needs, `${today.slice(0, 5)}01-01`, today);
});
