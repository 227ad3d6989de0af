import { wantKey } from '../flows/kernel/fact.ts';
import { Event } from '../flows/conversation.ts';
import type { Given } from '../flows/conversation.ts';
import type { Effect } from '../flows/kernel/effect.ts';
import { apologise } from '../flows/kernel/step.ts';
import { step } from '../flows/conversation.ts';
import type { Result } from '../flows/kernel/result.ts';
import { newSession, type Session } from '../flows/conversation.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import type { Settings } from '../flows/settings.ts';
import { troubleTexts } from '../flows/features/alerts/trouble-texts.ts';
import { alertAdministrators } from './alert-administrators.ts';
import { RequestMovedOn } from './apply-transition.ts';
import type { Arrive, Aside } from './arrive.ts';
import type { CapabilitiesOf } from './channel.ts';
import type { Clock } from './clock.ts';
import {
  commitTurn,
  commitTurnIn,
  countFailedTurn,
  type Committed,
  type TurnWrite,
} from './db/commit-turn.ts';
import { Prisma } from './db/generated/client.ts';
import { loadTurn, readTurn, type TurnRow, type Waiting } from './db/load-turn.ts';
import type { Database } from './db/open.ts';
import { isOutage } from './db/outage.ts';
import { setAside } from './db/set-aside.ts';
import { applyOutside, ownWrite, reachesOutside } from './effects.ts';
import type { LoadFact } from './facts.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { knownOfFiles } from './open-files.ts';
import { contextOf, sessionOf } from './turn-context.ts';
import type { Vault } from './vault.ts';

export type TurnNeeds = {
  db: Database;
  vault: Vault;
  catalogue: Catalogue;
  settings: Settings;
  loadFact: LoadFact;
  can: CapabilitiesOf;
  log: Log;
  metrics: Metrics;
  clock: Clock;
  tz: string;
  publicUrl: string;
  /** Runs after the commit: what the turn asked of the queue, the file store and other processes. Never rejects. */
  afterCommit: (effects: readonly Effect[]) => Promise<void>;
  /** Brings what a message only refers to, its file's bytes or the rest of its album; true when its row is to be loaded anew. */
  arrive: Arrive;
  /** Does work that only waits, without keeping other contacts' turns waiting. */
  aside?: Aside;
};

/** A step never asks for more than a handful of facts; more is a loop. */
const mostFacts = 40;
const mostTries = 3;
const alertQuietMs = 3_600_000;

/** Runs the pure step, fetching each fact it asks for. */
const decide = async (row: TurnRow, event: Event, now: Date, needs: TurnNeeds): Promise<Result> => {
  const session = sessionOf(row.state);
  const facts = new Map<string, unknown>(knownOfFiles(event));
  const context: Given = { ...contextOf(row, now, needs), facts };
  for (let asked = 0; asked <= mostFacts; asked += 1) {
    const decided = step(session, event, context);
    if (!('want' in decided)) return decided;
    facts.set(wantKey(decided.want), await needs.loadFact(decided.want, context.contact.id));
  }
  throw new Error('A step asked for facts without end');
};

const isAgendaTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === 'P2002' &&
  JSON.stringify(error.meta ?? {}).includes('agenda');

/** Writes the result; when it was raced it has to be decided anew on what is there now. */
const commit = async (result: Result, write: TurnWrite, needs: TurnNeeds): Promise<Committed> => {
  const { db, vault, tz } = needs;
  if (!reachesOutside(result.effects)) return commitTurn(db, write);
  try {
    return await db.prisma.$transaction(async (tx) => {
      if ((await commitTurnIn(tx, write)) === 'raced') return 'raced';
      await applyOutside(tx, result.effects, {
        contactId: write.contactId,
        messageId: write.messageId,
        now: write.now,
        tz,
        vault,
      });
      // Its effects may have left news for this very contact.
      return 'more';
    });
  } catch (error) {
    // A number somebody else has entered in the agenda a moment before: decided anew, it is in use.
    if (error instanceof RequestMovedOn || isAgendaTaken(error)) return 'raced';
    throw error;
  }
};

type Pending = Pick<TurnWrite, 'contactId' | 'version' | 'messageId' | 'now'>;

/** What there is to do after a commit; gives whether the contact has to be looked at once more. */
const committed = async (result: Result, how: Committed, needs: TurnNeeds): Promise<boolean> => {
  if (how !== 'raced') await needs.afterCommit(result.effects);
  return how !== 'last';
};

const take = async (waiting: Waiting, pending: Pending, needs: TurnNeeds): Promise<boolean> => {
  const row = readTurn(waiting);
  const stored: unknown = JSON.parse(needs.vault.open(row.payload));
  if (await needs.arrive({ ...row, contactId: row.contact.id, stored }, needs.aside ?? ((work) => work())))
    return true;
  const event = Event.parse(stored);
  const result = await decide(row, event, pending.now, needs);
  return committed(
    result,
    await commit(result, ownWrite(result, { ...pending, failed: false }, needs), needs),
    needs,
  );
};

/** The session to go on with after a fault: the same, unless what is stored of it is itself what cannot be read. */
const sessionAfter = async (waiting: Waiting, now: Date, needs: TurnNeeds): Promise<Session> => {
  const session = sessionOf(waiting.state);
  try {
    await decide(readTurn(waiting), { kind: 'text', text: 'menu' }, now, needs);
    return session;
  } catch {
    return { ...newSession, at: { name: 'menu' }, prompt: { no: session.prompt.no + 1, options: [] } };
  }
};

/** A turn that fails again and again is a fault of ours: it is set aside, the person hears an apology and loses nothing. */
const giveUp = async (waiting: Waiting, pending: Pending, needs: TurnNeeds): Promise<boolean> => {
  const result = apologise(await sessionAfter(waiting, pending.now, needs));
  const write = ownWrite(result, { ...pending, failed: true }, needs);
  const how = await commitTurn(needs.db, write);
  if (how !== 'raced')
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
    if (isOutage(error)) {
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
