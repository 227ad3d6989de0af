import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../app/log.ts';
import { TelegramTrouble, type TelegramApi } from './port.ts';
import { chatOf, UpdateId } from './update.ts';

type Needs = {
  api: TelegramApi;
  take: (update: unknown) => Promise<void>;
  log: Log;
  /** Told after every call: null, or what is wrong. */
  onState: (trouble: string | null) => void;
};

const pollSeconds = 25;
const slowest = 5_000;

const restOf = (error: unknown, failures: number): number => {
  const trouble = error instanceof TelegramTrouble ? error.trouble : null;
  const asked = trouble?.kind === 'api' ? (trouble.retryAfter ?? 0) * 1000 : 0;
  return Math.max(asked, Math.min(slowest, 250 * 2 ** Math.min(failures, 10)));
};

/** Takes a batch: chats side by side, the updates of one chat in their order. Rejects when any could not be stored. */
export const takeBatch = async (
  updates: readonly unknown[],
  take: (update: unknown) => Promise<void>,
): Promise<void> => {
  const chats = new Map<string, unknown[]>();
  for (const update of updates) {
    const chat = chatOf(update);
    chats.set(chat, [...(chats.get(chat) ?? []), update]);
  }
  const each = [...chats.values()].map(async (ofChat) => {
    for (const update of ofChat) await take(update);
  });
  // All of them come to an end before the next try, so that no two run at once.
  const failed = (await Promise.allSettled(each)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
};

const after = (updates: readonly unknown[], before: number): number =>
  updates.reduce<number>(
    (offset, update) => Math.max(offset, (UpdateId.safeParse(update).data?.update_id ?? -1) + 1),
    before,
  );

/**
 * Asks Telegram for updates until `ended`. Asking from an offset confirms everything before it, so the offset moves on
 * only when all of a batch is stored.
 */
export const pollUpdates = async ({ api, take, log, onState }: Needs, ended: AbortSignal): Promise<void> => {
  let offset = 0;
  let failures = 0;
  while (!ended.aborted) {
    try {
      // After a failure it must not take half a minute to know that all is well.
      const updates = await api.getUpdates(offset, { seconds: failures > 0 ? 0 : pollSeconds }, ended);
      await takeBatch(updates, take);
      offset = after(updates, offset);
      failures = 0;
      onState(null);
    } catch (error) {
      if (ended.aborted) return;
      failures += 1;
      onState(
        error instanceof TelegramTrouble ? `getUpdates failed: ${error.message}` : 'updates cannot be stored',
      );
      // 1, 2, 4, 8 …: a day without Telegram is a screenful, not twenty thousand lines.
      if (Number.isInteger(Math.log2(failures)))
        log.warn({ channel: 'telegram', err: error, failures }, 'updates could not be taken');
      await sleep(restOf(error, failures), undefined, { signal: ended }).catch(() => undefined);
    }
  }
};
