import { seeded } from './random.ts';
import { type Bell, createBell } from './wait-for.ts';

/** One update as the bot gets it. */
export type Update = { update_id: number } & Record<string, unknown>;
/** An update on its way, with the chat whose order it keeps. */
export type Queued = { update: Update; chat: number; again: boolean };

/** The updates Telegram keeps for the bot until it has confirmed them. */
export type UpdateQueue = {
  pending: Queued[];
  confirmed: Queued[];
  /** Confirmed ones that come once more. */
  extra: Queued[];
  /** null: everything but what has to be asked for by name. */
  allowed: string[] | null;
  bell: Bell;
  add(kind: string, payload: unknown, chat: number): number | null;
  /** The next batch for `getUpdates`; confirms everything below the offset. */
  take(offset: number, limit: number): Update[];
  confirm(queued: Queued): void;
  drop(): void;
  /** Numbers what comes from now on from there, as Telegram does after a week without updates. */
  renumber(from: number): void;
  /** Sends confirmed updates again, as after a lost confirmation. */
  redeliver(last?: number): void;
  /** That share of updates comes twice. */
  duplicate(rate: number, seed?: number): void;
  /** Decided once an update: does it come twice? */
  comesTwice(update: Update): boolean;
  /** While it is held nothing is handed out. */
  hold(on: boolean): void;
  held(): boolean;
};

const byRequestOnly = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
const FIRST_ID = 870_000_001;
/** An offset further ahead than this is taken for a mistake, as Telegram does. */
const FUTURE = 10;

/** A queue of updates with Telegram's manners about offsets. */
export const createUpdateQueue = (): UpdateQueue => {
  let nextId = FIRST_ID;
  let random: (() => number) | null = null;
  let rate = 0;
  let held = false;
  const twice = new Set<number>();

  const confirm = (queued: Queued): void => {
    const place = queue.pending.indexOf(queued);
    if (place >= 0) queue.pending.splice(place, 1);
    queue.confirmed.push(queued);
    if (twice.delete(queued.update.update_id)) queue.extra.push({ ...queued, again: true });
    queue.bell.ring();
  };
  const confirmAll = (fits: (queued: Queued) => boolean): void => {
    for (const queued of queue.pending.filter(fits)) confirm(queued);
  };

  const queue: UpdateQueue = {
    pending: [],
    confirmed: [],
    extra: [],
    allowed: null,
    bell: createBell(),
    confirm,
    add(kind, payload, chat) {
      if (queue.allowed ? !queue.allowed.includes(kind) : byRequestOnly.has(kind)) return null;
      const update = { update_id: nextId, [kind]: payload };
      nextId += 1;
      if (random && random() < rate) twice.add(update.update_id);
      queue.pending.push({ update, chat, again: false });
      queue.bell.ring();
      return update.update_id;
    },
    take(offset, limit) {
      if (offset > 0 && offset <= nextId + FUTURE) confirmAll(({ update }) => update.update_id < offset);
      if (offset < 0) {
        const kept = new Set(queue.pending.slice(offset));
        confirmAll((queued) => !kept.has(queued));
      }
      if (held) return [];
      const again = queue.extra.splice(0, limit);
      return [...again, ...queue.pending.slice(0, limit - again.length)].map(({ update }) => update);
    },
    renumber(from) {
      nextId = from;
    },
    drop() {
      queue.pending.length = 0;
      queue.extra.length = 0;
      queue.bell.ring();
    },
    redeliver(last = queue.confirmed.length) {
      if (last > 0)
        queue.extra.push(...queue.confirmed.slice(-last).map((queued) => ({ ...queued, again: true })));
      queue.bell.ring();
    },
    duplicate(share, seed = 1) {
      rate = share;
      random = seeded(seed);
    },
    comesTwice: ({ update_id }) => twice.delete(update_id),
    hold(on) {
      held = on;
      queue.bell.ring();
    },
    held: () => held,
  };
  return queue;
};
