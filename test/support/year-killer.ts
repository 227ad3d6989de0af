import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedPaths } from '../../app/db/embedded/embedded-address.ts';
import { readPostmaster } from '../../app/db/embedded/postmaster-file.ts';
import type { Database } from '../../app/db/open.ts';
import { built } from './built.ts';
import { chance } from './chance.ts';
import type { YearCity } from './year-city.ts';

type Worker = { child: ChildProcess; look(now: Date): Promise<string> };

/** Starts the worker as a process of its own; a look of one that is killed is `gone`. */
const startWorker = async (url: string, which: YearCity): Promise<Worker> => {
  const script = built('test/support/year-worker.ts');
  const child = spawn(process.execPath, [...script, url, which], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  const gone = once(child, 'exit').then(() => 'gone');
  const said = (): Promise<string> =>
    Promise.race([once(lines, 'line').then(([line]) => String(line)), gone]);
  await said();
  return {
    child,
    look: (now) => {
      const answer = said();
      child.stdin.write(`${now.toISOString()}\n`);
      return answer;
    },
  };
};

/** Whether everybody who is connected is answered: whoever hung on a server that is gone is let go by asking. */
const isUp = async ({ pool }: Database): Promise<boolean> => {
  const asked = await Promise.allSettled(
    Array.from({ length: pool.options.max }, () => pool.query('SELECT 1')),
  );
  return asked.every(({ status }) => status === 'fulfilled');
};

/** Looks at clocks in a process that is killed at random in the middle of its looks, as is PostgreSQL; a look is done once one of its tries is. */
export const openKiller = async (
  db: Database,
  { which, seed, dataDir }: { which: YearCity; seed: number; dataDir: string },
) => {
  const { folder } = await embeddedPaths(dataDir);
  let worker = await startWorker(db.url, which);
  let n = 0;
  const killed = { worker: 0, postgres: 0 };

  const disturb = async (): Promise<void> => {
    await pause(chance(seed + 5, n) * 40);
    const fate = chance(seed + 6, n);
    if (fate < 0.7) {
      worker.child.kill('SIGKILL');
      killed.worker += 1;
    }
    const postmaster = fate > 0.5 ? await readPostmaster(folder) : null;
    if (!postmaster) return;
    process.kill(postmaster.pid, 'SIGKILL');
    killed.postgres += 1;
    // Those it had served go on for a moment: only another one is up again.
    for (; ; await pause(50)) {
      const next = await readPostmaster(folder);
      if (next && next.pid !== postmaster.pid && (await isUp(db))) return;
    }
  };

  const tryOnce = async (now: Date): Promise<boolean> => {
    const answer = await worker.look(now);
    if (answer === 'gone') worker = await startWorker(db.url, which);
    if (answer !== 'done') for (; !(await isUp(db)); await pause(50));
    return answer === 'done';
  };

  return {
    killed,
    look: async (now: Date): Promise<void> => {
      n += 1;
      const disturbing = chance(seed + 7, n) < 0.1 ? disturb() : Promise.resolve();
      let isDone = await tryOnce(now);
      await disturbing;
      while (!isDone || !(await isUp(db))) isDone = await tryOnce(now);
    },
    close: async (): Promise<void> => {
      const ended = once(worker.child, 'exit');
      worker.child.kill('SIGKILL');
      await ended;
    },
  };
};
