import { figures, requestsCounted } from '../app/db/figures.ts';
import { checkCounts } from '../app/db/figures-check.ts';
import { keepMeasures } from '../app/db/figures-measured.ts';
import { migrate } from '../app/db/migrate.ts';
import { openDatabase } from '../app/db/open.ts';
import { openFigures } from '../app/figures-cache.ts';
import { addDays, addMonths, cityDate } from '../domain/city-time.ts';
import { periodBefore } from '../domain/figures/period-before.ts';
import { fillArchive } from './fill.ts';
import { inTurn, timed, type Figure } from './measure.ts';
import type { Servers } from './servers.ts';

const usual = 1_000_000;
const rounds = 5;
const [tz, holidays] = ['Asia/Pontianak', new Map<string, string>()];
/** As many steps as an office takes while the job that measures them is away. */
const marked = 2000;

/** Over how many requests: `--requests=100000`. */
const asked = (): number => {
  const given = process.argv.find((word) => word.startsWith('--requests='))?.split('=')[1];
  return given === undefined ? usual : Number(given);
};

/** Figures of a year, of a month, of other days and of today, counted anew and read as they were kept, over a year's archive. */
export const officeFigures = async (servers: Servers): Promise<Figure[]> => {
  const databaseUrl = await servers.newDatabase('archive_figures');
  await migrate(databaseUrl);
  const now = new Date();
  await fillArchive(databaseUrl, asked(), { now, events: false });
  const db = openDatabase(databaseUrl);
  try {
    const by = { now, tz, holidays };
    const measuring = await timed(async () => {
      while ((await keepMeasures(db, by, 20_000)) > 0);
    });
    await db.pool.query('VACUUM ANALYZE');
    const today = cityDate(now, tz);
    const month = `${today.slice(0, 8)}01`;
    const kept = openFigures({ db, clock: () => now, tz, catalogue: { city: { holidays } } });
    const count = (from: string, to: string) => () => figures(db, { ...by, from, to });
    const opened = () =>
      requestsCounted(db, 'received', { ...by, from: addDays(today, -365), to: today, most: 501 });
    const work: [string, () => Promise<unknown>][] = [
      ['a year, counted anew', count(addDays(today, -365), today)],
      ['twelve whole months, counted anew', count(addMonths(month, -12), addDays(month, -1))],
      ['a month, counted anew', count(addMonths(month, -1), addDays(month, -1))],
      ['thirty other days, counted anew', count(addDays(month, -45), addDays(month, -16))],
      ['today, counted anew', count(today, today)],
      ['a year, read as it was kept', () => kept(addDays(today, -365), today)],
      ['the requests of a year that a figure opens, as many as a page shows', opened],
    ];
    // Other days each time: nobody has counted them, nor those before them.
    const deskReports = async (): Promise<number[]> => {
      const values: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const days = { from: addDays(today, -200 - round), to: addDays(today, -100 - round) };
        const before = periodBefore(days.from, days.to);
        values.push(await timed(() => Promise.all([kept(days.from, days.to), kept(before.from, before.to)])));
      }
      return values;
    };
    const found: Figure[] = [];
    for (const [name, run] of work) {
      await run();
      found.push({ name, unit: 'ms', values: await inTurn(rounds, run) });
    }
    await db.pool.query(
      `INSERT INTO request_to_measure (request_id) SELECT request_id FROM request_fate ORDER BY request_id LIMIT ${marked}`,
    );
    found.push({
      name: 'the report of other days at the desk, counted for it',
      unit: 'ms',
      values: await deskReports(),
    });
    const [year] = work;
    if (year)
      found.push({
        name: `${year[0]}, with ${marked} requests that have moved on`,
        unit: 'ms',
        values: await inTurn(rounds, year[1]),
      });
    const keeping = await timed(() => keepMeasures(db, by, marked));
    const comparing = await timed(async () => {
      if ((await checkCounts(db, { rests: false })) > 0)
        throw new Error('Sums differ from what they are of.');
    });
    return [
      ...found,
      { name: `${marked} requests measured again`, unit: 'ms', values: [keeping] },
      { name: 'all sums compared with the rows', unit: 'ms', values: [comparing] },
      { name: 'all requests measured once', unit: 'ms', values: [measuring] },
    ];
  } finally {
    await db.close();
  }
};
