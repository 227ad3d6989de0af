import { Event, newSession, type Session } from '../flows/conversation.ts';
import type { Effect, Result } from '../flows/kernel/effect.ts';
import { apologise } from '../flows/kernel/step.ts';
import { troubleTexts } from '../flows/features/office/trouble-texts.ts';
import { alertAdministrators } from './alert-administrators.ts';
import type { Arrive, Aside } from './arrive.ts';
import { withoutReplies } from './burst.ts';
import type { Clock } from './clock.ts';
import { burstMarks } from './db/burst.ts';
import { commitTurns, countFailedTurn, type Committed, type TurnWrite } from './db/commit-turn.ts';
import { commitOutside, ownWrite, reachesOutside } from './db/effects.ts';
import { loadTurn, readTurn, type TurnRow, type Waiting } from './db/load-turn.ts';
import type { Database } from './db/open.ts';
import { isOutage } from './db/outage.ts';
import { setAside } from './db/set-aside.ts';
import { decide, type DecideNeeds } from './decide.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { draftOf, sessionOf } from './turn-context.ts';

export type TurnNeeds = DecideNeeds & {
  db: Database;
  log: Log;
  metrics: Metrics;
  clock: Clock;
  /** Runs after the commit: what the turn asked of the queue, the file store and other processes. Never rejects. */
  afterCommit: (effects: readonly Effect[]) => Promise<void>;
  /** Brings what a message only refers to, its file's bytes or the rest of its album; true when its row is to be loaded anew. */
  arrive: Arrive;
  /** Does work that only waits, without keeping other contacts' turns waiting. */
  aside?: Aside;
  /** A named point of the way, for tests that end the process there. */
  at?: (point: string) => void;
};

const mostTries = 3;
const alertQuietMs = 3_600_000;

const decideOn = (row: TurnRow, event: Event, now: Date, needs: TurnNeeds): Promise<Result> =>
  decide({ person: row, session: sessionOf(row.state), draft: draftOf(row, needs.vault), event, now }, needs);

/** Writes the result; null when it was raced and has to be decided anew on what is there now. */
const commit = async ({ effects }: Result, write: TurnWrite, needs: TurnNeeds): Promise<Committed> => {
  if (reachesOutside(effects)) return commitOutside(write, effects, needs);
  const [one] = await commitTurns(needs.db.pool, [write], needs.clock());
  return one ?? null;
};

type Pending = Pick<TurnWrite, 'contactId' | 'version' | 'now'> & { messageId: string };

type Outcome = { result: Result; failed: boolean };

const writeOf = (
  { result, failed }: Outcome,
  { identityId, channel, chatAccount: account }: Waiting,
  { messageId, ...pending }: Pending,
  needs: TurnNeeds,
): TurnWrite => {
  const took = { messageId, failed };
  // The outbox looks for what it says: it may have to go out behind something else.
  return ownWrite(result, { ...pending, chat: { identityId, channel, account }, took, sends: null }, needs);
};

/** What there is to do after a commit; gives whether the contact has to be looked at once more. */
const committed = async (result: Result, how: Committed, needs: TurnNeeds): Promise<boolean> => {
  if (how) await needs.afterCommit(result.effects);
  return how?.more ?? true;
};

const take = async (waiting: Waiting, pending: Pending, needs: TurnNeeds): Promise<boolean> => {
  const row = readTurn(waiting);
  const stored: unknown = JSON.parse(needs.vault.open(row.payload));
  if (await needs.arrive({ ...row, contactId: row.contact.id, stored }, needs.aside ?? ((work) => work())))
    return true;
  const event = Event.parse(stored);
  needs.at?.('turn:loaded');
  const decided = await decideOn(row, event, pending.now, needs);
  const result = row.album === burstMarks.unsaid ? withoutReplies(decided) : decided;
  needs.at?.('turn:decided');
  const how = await commit(result, writeOf({ result, failed: false }, waiting, pending, needs), needs);
  needs.at?.('turn:committed');
  return committed(result, how, needs);
};

/** The session to go on with after a fault: the same, unless what is stored of it is itself what cannot be read. */
const sessionAfter = async (waiting: Waiting, now: Date, needs: TurnNeeds): Promise<Session> => {
  const session = sessionOf(waiting.state);
  try {
    await decideOn(readTurn(waiting), { kind: 'text', text: 'menu' }, now, needs);
    return session;
  } catch {
    return { ...newSession, at: { name: 'menu' }, prompt: { no: session.prompt.no + 1, options: [] } };
  }
};

/** A turn that fails again and again is a fault of ours: it is set aside, the person hears an apology and loses nothing. */
const giveUp = async (waiting: Waiting, pending: Pending, needs: TurnNeeds): Promise<boolean> => {
  const result = apologise(await sessionAfter(waiting, pending.now, needs));
  const how = await commit(result, writeOf({ result, failed: true }, waiting, pending, needs), needs);
  if (how)
    await alertAdministrators(needs, {
      key: 'messages aside',
      text: troubleTexts.asideText,
      quietMs: alertQuietMs,
    });
  return committed(result, how, needs);
};

/** Sets a message aside of which not even that can be said: it must not keep the next ones of its chat waiting. */
const pass = async ({ messageId, now }: Pending, error: unknown, needs: TurnNeeds): Promise<boolean> => {
  if (isOutage(error)) throw error;
  needs.log.error({ err: error, messageId }, 'a message was set aside without a word');
  await setAside(needs.db.pool, messageId, now);
  return true;
};

/** Nobody's fault: the database was away, or this process is stopping and has let go of what it was fetching. */
const isInterruption = (error: unknown): boolean =>
  isOutage(error) || (error instanceof Error && error.name === 'AbortError');

/**
 * Takes a contact's next waiting message: load, decide, commit. False when no other waits behind it. A fault is counted
 * and thrown on; after three the message is set aside. A database that was away is no fault: the message waits for it.
 */
export const takeTurn = async (contactId: string, needs: TurnNeeds): Promise<boolean> => {
  const now = needs.clock();
  const waiting = await loadTurn(needs.db.pool, contactId, now);
  if (!waiting) return false;
  const { messageId } = waiting;
  const pending = { contactId, version: waiting.version ?? 0, messageId, now };
  const began = performance.now();
  let outcome = 'done';
  try {
    return await take(waiting, pending, needs);
  } catch (error) {
    if (isInterruption(error)) {
      outcome = 'interrupted';
      throw error;
    }
    outcome = 'failed';
    needs.log.error({ err: error, contactId, messageId }, 'a turn failed');
    if ((await countFailedTurn(needs.db, messageId)) < mostTries) throw error;
    return await giveUp(waiting, pending, needs).catch((failed: unknown) => pass(pending, failed, needs));
  } finally {
    needs.metrics.turn(outcome, (performance.now() - began) / 1000);
  }
};
