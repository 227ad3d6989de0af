import { z } from 'zod';
import { readConfig } from '../../app/config.ts';
import { openHouse } from '../../app/house.ts';
import { createLog } from '../../app/log.ts';
import { bindJob, timed } from '../../worker/job.ts';
import { submitJob } from '../../worker/jobs/submit.ts';

/** A worker, as a process of its own, in which one timed job and the submit job of one draft end the process at their first byte. */

const { DATABASE_URL: databaseUrl, DEADLY_DRAFT: deadlyDraft } = z
  .object({ DATABASE_URL: z.string(), DEADLY_DRAFT: z.string() })
  .parse(process.env);

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

const config = readConfig(process.env);
const log = createLog(config, { write: () => true });
const house = await openHouse(config, { databaseUrl, log, personal: null });
const submit = bindJob(submitJob, house);
const names = ['early', 'deadly', 'late'] as const;
const works = names.map((name) =>
  timed(name, 400, () => {
    if (name === 'deadly' && process.env['HARMLESS'] !== '1') return die();
    process.stdout.write(`${name} ran\n`);
    return Promise.resolve();
  }),
);
house.queues.work(
  [
    {
      ...submit,
      run: (data) => (data['draftId'] === deadlyDraft ? die() : submit.run(data)),
    },
    ...works.map((job) => bindJob(job, house)),
  ],
  { concurrency: 4 },
);
