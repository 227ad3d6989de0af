import type { Aside } from './arrive.ts';
import { isOutage } from './db/outage.ts';
import { waitingContacts } from './db/inbox.ts';
import { onceMore } from './once-more.ts';
import { takeTurn, type TurnNeeds } from './turn.ts';
import { within } from './within.ts';

export type Turns = {
  /** Takes this contact's waiting messages soon. */
  kick(contactId: string): void;
  /** Looks for waiting messages of anybody: what another process stored, or a crash left. */
  pump(): Promise<void>;
  /** Waits for the turns under way; nothing new is begun. */
  stop(): Promise<void>;
};

const atOnce = 8;
const restMs = 1000;
const mostAtALook = 1000;
const mostInARow = 20;
/** What is cut off here was not committed and is taken again after the next start. */
const stopMs = 4000;

/**
 * Runs turns: one at a time for each contact, several contacts at once. Order and exactly-once come from the database;
 * this only keeps a process from racing itself.
 */
export const openTurns = (needs: TurnNeeds): Turns => {
  const queued: string[] = [];
  const known = new Set<string>();
  const again = new Set<string>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  /** Turns that wait for a file to come; they take nobody's place. */
  let waiting = 0;

  const aside: Aside = async (work) => {
    waiting += 1;
    fill();
    return work().finally(() => {
      waiting -= 1;
    });
  };

  const turnNeeds: TurnNeeds = { ...needs, aside };

  const drain = async (contactId: string): Promise<void> => {
    try {
      for (let taken = 0; !stopped; taken += 1) {
        // Whoever writes without end lets the others pass now and then.
        if (taken === mostInARow) {
          again.add(contactId);
          return;
        }
        // What was stored until now is seen by this turn.
        again.delete(contactId);
        if (!(await takeTurn(contactId, turnNeeds))) return;
      }
    } catch (error) {
      // The message waits in the inbox and is tried again after a rest. That the database is away is said by whoever looks.
      if (!isOutage(error))
        needs.log.warn({ err: error, contactId }, 'the turns of a contact are interrupted');
      setTimeout(() => kick(contactId), restMs).unref();
    } finally {
      known.delete(contactId);
      if (again.delete(contactId)) kick(contactId);
    }
  };

  const fill = (): void => {
    while (!stopped && running.size - waiting < atOnce) {
      const contactId = queued.shift();
      if (contactId === undefined) return;
      const turn = drain(contactId).finally(() => {
        running.delete(turn);
        fill();
      });
      running.add(turn);
    }
  };

  const kick = (contactId: string): void => {
    if (stopped) return;
    if (known.has(contactId)) {
      again.add(contactId);
      return;
    }
    known.add(contactId);
    queued.push(contactId);
    fill();
  };

  const pump = onceMore(async () => {
    for (const contactId of await waitingContacts(needs.db.pool, mostAtALook))
      if (!known.has(contactId)) kick(contactId);
  });

  return {
    kick,
    pump,
    async stop() {
      stopped = true;
      await within(stopMs, 'The turns under way', Promise.all(running)).catch((error: unknown) =>
        needs.log.warn({ err: error }, 'stopped in the middle of a turn'),
      );
    },
  };
};
