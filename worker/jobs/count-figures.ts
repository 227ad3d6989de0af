import { firstReceived } from '../../app/db/figures.ts';
import { keepDeliveryCounts } from '../../app/db/office-counts.ts';
import { countAgainMs, countFigures, weekDays } from '../../app/figures-cache.ts';
import { countStaffFigures, supervisedDays } from '../../app/staff-figures-cache.ts';
import { addDays, addMonths, cityDate } from '../../domain/city-time.ts';
import { periodBefore } from '../../domain/figures/period-before.ts';
import { day, hour, timed } from '../job.ts';

/** Counts the figures people ask for, today's, this month's and this year's, and what supervision shows, so that asking reads what is there. */
export const countFiguresAgain = timed('count-figures', countAgainMs, async (needs) => {
  const today = cityDate(needs.clock(), needs.tz);
  await countFigures(needs, today, today);
  await countFigures(needs, `${today.slice(0, 8)}01`, today);
  await countFigures(needs, `${today.slice(0, 5)}01-01`, today);
  await countFigures(needs, addDays(today, 1 - weekDays), today);
  await countFigures(needs, addDays(today, -supervisedDays), today);
  await countStaffFigures(needs);
});

/** Keeps how many messages did not arrive, for they are forgotten after a while. */
export const countDeliveries = timed('count-deliveries', hour, ({ db, clock, tz }) =>
  keepDeliveryCounts(db, { now: clock(), tz }),
);

/** Counts once a day what reports are made of and has passed since the first request: the months of two years, last year, and the year before. */
export const countPastFigures = timed('count-past-figures', day, async (needs) => {
  const first = await firstReceived(needs.db, needs.tz);
  if (first === null) return;
  const today = cityDate(needs.clock(), needs.tz);
  const year = `${today.slice(0, 5)}01-01`;
  const last = { from: addMonths(year, -12), to: addDays(year, -1) };
  const periods = [last, periodBefore(last.from, last.to), periodBefore(year, today)];
  for (let month = last.from; addMonths(month, 1) <= today; month = addMonths(month, 1))
    periods.push({ from: month, to: addDays(addMonths(month, 1), -1) });
  for (const { from, to } of periods) if (to >= first) await countFigures(needs, from, to);
});
