import { alertAdministrators } from '../../app/alert-administrators.ts';
import { undelivered, unreachableStaff } from '../../app/db/set-aside.ts';
import { troubleTexts } from '../../flows/features/office/trouble-texts.ts';
import { day, minute, timed } from '../job.ts';

const most = 1000;

/** Citizens leave, block and never write again: nobody's fault, and nobody can mend it. */
const ordinary = new Set<string | null>(['blocked', 'gone', 'too_old', 'untried']);

/** Tells administrators, once a day, of messages that were given up, and once a week of each member of staff who cannot be reached. */
export const tellUndelivered = timed('tell-undelivered', 10 * minute, async (needs) => {
  const now = needs.clock();
  const found = await undelivered(needs.db.pool, now, most);
  const fresh = found.filter(({ lastDueAt }) => now.getTime() - lastDueAt.getTime() < day);
  const lost = fresh.filter(({ error }) => !ordinary.has(error)).length;
  if (lost > 0)
    await alertAdministrators(needs, {
      key: 'undelivered',
      text: troubleTexts.undeliveredText(lost),
      quietMs: day,
    });
  const closed = await unreachableStaff(needs.db.pool, new Date(now.getTime() - day));
  for (const staffId of new Set([...fresh.flatMap(({ staffId }) => staffId ?? []), ...closed]))
    await alertAdministrators(needs, {
      key: `unreachable:${staffId}`,
      text: troubleTexts.unreachableStaffText(staffId),
      quietMs: 7 * day,
    });
});
