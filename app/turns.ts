import { waitingContacts } from './db/inbox.ts';
import { takeTurn, type TurnNeeds } from './turn.ts';

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

  const drain = async (contactId: string): Promise<void> => {
    try {
      while (!stopped && (await takeTurn(contactId, needs)));
    } catch {
      // Counted and logged by the turn; it waits in the inbox and is tried again after a rest.
      setTimeout(() => kick(contactId), restMs).unref();
    } finally {
      known.delete(contactId);
      if (again.delete(contactId)) kick(contactId);
    }
  };

  const fill = (): void => {
    while (!stopped && running.size < atOnce) {
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

  return {
    kick,
    async pump() {
      for (const contactId of await waitingContacts(needs.db.pool, 200))
        if (!known.has(contactId)) kick(contactId);
    },
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
};
