import { alertAdministrators } from '../../app/alert-administrators.ts';
import { looksBetween } from '../../app/db/looks-figures.ts';
import { addDays, cityDate, longDate, toInstant } from '../../domain/city-time.ts';
import { isOfficeHour } from '../../flows/features/desk/digest.ts';
import { looksDigest } from '../../flows/features/incidents/index.ts';
import { day, hour, timed } from '../job.ts';

/** A month is told once. */
const onceMs = 400 * day;

/** Tells administrators once a month who of the office looked how often at people's data, what is unusual first (Pasal 16(2)). */
export const sendLooksDigest = timed('send-looks-digest', hour, async (needs) => {
  const { db, clock, tz } = needs;
  const now = clock();
  if (!isOfficeHour(now, needs)) return;
  const until = `${cityDate(now, tz).slice(0, 7)}-01`;
  const month = addDays(until, -1).slice(0, 7);
  const [from, to] = [`${month}-01`, until].map((date) => toInstant(date, '00:00', tz));
  if (!from || !to) return;
  const name = longDate(`${month}-01`).split(' ').slice(-2).join(' ');
  const text = looksDigest(name, await looksBetween(db.pool, from, to, tz));
  if (text !== null) await alertAdministrators(needs, { key: `looks:${month}`, text, quietMs: onceMs });
});
