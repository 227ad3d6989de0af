import { setTimeout as sleep } from 'node:timers/promises';
import { raiseWatermark, readChannelState } from '../../../app/db/channel-state.ts';
import type { Database } from '../../../app/db/open.ts';
import type { Log } from '../../../app/log.ts';
import type { Intake } from './intake.ts';
import { account } from './read-message.ts';
import type { Supervisor } from './supervisor.ts';
import type { Life } from './supervision.ts';

const own = { channel: 'whatsapp', account };
/** What was on its way when the last message was stored may have an earlier time; reading it twice does no harm. */
const slackMs = 15 * 60_000;
const againMs = 10_000;

type Needs = {
  pool: Database['pool'];
  supervisor: Pick<Supervisor, 'ask' | 'life'>;
  intake: Pick<Intake, 'settled'>;
  log: Log;
};

/**
 * Opens the reading of what was missed: everything since the watermark goes the way of any message, and only then does
 * what is stored move the watermark on. `now` in milliseconds.
 */
export const openCatchUp = ({ pool, supervisor, intake, log }: Needs, now: () => number = Date.now) => {
  let caughtUp: Life['begunAt'] | null = null;
  let newest = 0;

  const isStill = (begunAt: number): boolean => supervisor.life()?.begunAt === begunAt;

  /** Before the first pairing there is nothing that anybody said to us. */
  const since = async ({ begunAt }: Life): Promise<number> => {
    const watermark = (await readChannelState(pool, own))?.watermark;
    if (watermark) return watermark.getTime() - slackMs;
    await raiseWatermark(pool, own, new Date(begunAt));
    return begunAt;
  };

  const readMissed = async (life: Life): Promise<boolean> => {
    const answer = await supervisor.ask({
      type: 'missed',
      since: Math.floor((await since(life)) / 1000),
    });
    if (answer?.is !== 'done') return false;
    await intake.settled();
    if (!isStill(life.begunAt)) return false;
    caughtUp = life.begunAt;
    if (newest > 0) await raiseWatermark(pool, own, new Date(newest));
    return true;
  };

  return {
    /** The page is ready, perhaps not for the first time. */
    async ready(life: Life): Promise<void> {
      while (isStill(life.begunAt)) {
        const done = await readMissed(life).catch((error: unknown) => {
          log.warn({ channel: 'whatsapp', err: error }, 'what was missed could not be read yet');
          return false;
        });
        if (done) return;
        await sleep(againMs);
      }
    },
    /** A message sent then is stored. */
    async stored(sentAt: Date | undefined): Promise<void> {
      // A phone whose clock is ahead must not hide what others send.
      newest = Math.max(newest, Math.min(sentAt?.getTime() ?? 0, now()));
      const begunAt = supervisor.life()?.begunAt;
      if (newest > 0 && begunAt !== undefined && begunAt === caughtUp)
        await raiseWatermark(pool, own, new Date(newest));
    },
  };
};

export type CatchUp = ReturnType<typeof openCatchUp>;
