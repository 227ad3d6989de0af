import { alertAdministrators } from '../../app/alert-administrators.ts';
import { checkFigures } from '../../app/db/figures-check.ts';
import { troubleTexts } from '../../flows/features/office/trouble-texts.ts';
import { day, hour, timed } from '../job.ts';

/** Compares what is kept for figures with the history each day, and tells the administrators when something differed. */
export const checkFiguresDaily = timed('check-figures', day, async (needs) => {
  const { db, clock, tz, catalogue, log } = needs;
  const differed = await checkFigures(db, { now: clock(), tz, holidays: catalogue.city.holidays });
  if (differed === 0) return;
  log.error({ differed }, 'what is kept for figures differed from the history');
  await alertAdministrators(needs, {
    key: 'figures differ',
    text: troubleTexts.figuresDiffer(differed),
    quietMs: 12 * hour,
  });
});
