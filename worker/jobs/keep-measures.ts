import { keepMeasures } from '../../app/db/figures-measured.ts';
import { minute, timed } from '../job.ts';

const atOnce = 2000;
/** Without end it would keep the others waiting after an upgrade, or a new decree of holidays; figures are right meanwhile, only slower. */
const mostRounds = 50;

/** Keeps what takes the calendar to know of each request, so that a year's figures are added up and not worked out. */
export const keepMeasuresUp = timed('keep-measures', minute, async ({ db, clock, tz, catalogue }) => {
  const by = { now: clock(), tz, holidays: catalogue.city.holidays };
  for (let round = 0; round < mostRounds; round += 1) if ((await keepMeasures(db, by, atOnce)) === 0) return;
});
