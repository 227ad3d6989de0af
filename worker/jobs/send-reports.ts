import { orderReport } from '../../app/db/reports.ts';
import { addDocument } from '../../app/jobs.ts';
import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import { dueReport } from '../../domain/report-period.ts';
import { isOfficeHour } from '../../flows/features/desk/digest.ts';
import { hour, timed } from '../job.ts';

/**
 * Orders the reports the head is sent, each once, from the first working day after its period on. What is ordered is written down
 * in one statement; making and sending it is the document job's, which takes it up again whatever is killed.
 */
export const sendReports = timed('send-reports', hour / 12, async (needs) => {
  const { db, clock, tz, catalogue, settings, queues } = needs;
  const { holidays, units } = catalogue.city;
  const now = clock();
  if (!isOfficeHour(now, needs)) return;
  const today = cityDate(now, tz);
  for (const kind of settings.reports) {
    const period = dueReport(kind, today, holidays);
    if (!period) continue;
    const due = {
      key: `${kind} ${period.from}`,
      report: { kind: 'report' as const, ...period },
      before: toInstant(addDays(period.to, 1), '00:00', tz),
    };
    const at = { now, today, secretariat: units.secretariat };
    for (const id of await orderReport(db.pool, due, at)) await addDocument(queues, id);
  }
});
