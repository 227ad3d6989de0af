import { forgetFiles } from '../../app/forget-files.ts';
import { periodsIn } from '../../app/retention.ts';
import { runRetention } from '../../app/run-retention.ts';
import { cityDate } from '../../domain/city-time.ts';
import { hour, timed } from '../job.ts';

/** Forgets once a day what is older than it is kept; an hour later whatever was left when a process ended in the middle. */
export const retainDaily = timed('run-retention', hour, async (needs) => {
  const { db, clock, tz, settings, catalogue } = needs;
  const now = clock();
  await runRetention(db, cityDate(now, tz), {
    periods: periodsIn({ settings, city: catalogue.city }),
    ...{ settings, actor: 'jadwal harian', now },
    forgetFiles: (files) => forgetFiles(needs, files),
  });
});
