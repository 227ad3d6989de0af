import { randomUUID } from 'node:crypto';
import type { Event } from '../flows/kernel/event.ts';
import type { Want } from '../flows/kernel/fact.ts';
import type { Effect } from '../flows/kernel/effect.ts';
import type { Clock } from './clock.ts';
import { commitTurns, type TurnWrite } from './db/commit-turn.ts';
import { loadAtDoor, newcomer, readPerson, readVersions, type Arrival } from './db/load-turn.ts';
import { noVersions, type KnownVersions } from './db/known-versions.ts';
import type { Database } from './db/open.ts';
import { isOutage, isRolledBack } from './db/outage.ts';
import { decide, TakesLong, type DecideNeeds } from './decide.ts';
import type { Held } from './deliver.ts';
import { messagesOf, ownWrite, reachesOutside } from './db/effects.ts';
import { openGate } from './gate.ts';
import { inBatches } from './in-batches.ts';
import type { StoreInbound } from './inbound.ts';
import type { Intake, ReadMessage } from './inbox.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Outbox } from './outbox.ts';
import { knownAfter, openRecall, type Known } from './recall.ts';
import { draftOf, sessionOf } from './turn-context.ts';
import { within } from './within.ts';

export type Door = {
  /** Takes an inbound message; when it resolves the message may be acknowledged. */
  storeInbound: StoreInbound;
  /** Waits a while for the messages under way. */
  stop(): Promise<void>;
};

type Needs = Omit<DecideNeeds, 'metrics'> & {
  db: Pick<Database, 'turns'>;
  intake: Intake;
  outbox: Pick<Outbox, 'offer' | 'send'>;
  log: Pick<Log, 'error' | 'warn'>;
  metrics: Metrics;
  clock: Clock;
  /** What a turn asked of the queue and the file store. Never rejects. */
  carryOut: (effects: readonly Effect[]) => Promise<void>;
  /** Has the outbox look for what this process did not claim for itself. */
  look: () => void;
  /** A named point of the way, for tests that end the process there. */
  at?: (point: string) => void;
};

/** What can be taken as it comes; files have to be fetched, inspected and gathered first. */
const takenAtOnce = new Set<string>([
  'text',
  'button',
  'contact',
  'location',
  'other',
  'edited',
  'deleted',
  'reaction',
]);
/** Nobody is to wait with an acknowledgement for figures, or for a file to be opened. */
const longFacts = new Set<Want['fact']>(['figures', 'inspection']);
const isShort = ({ fact }: Want): boolean => !longFacts.has(fact);

/** So many messages are under way at once; adapters wait with what comes beyond. */
const mostUnderWay = 2000;
/** While the database works on some, others are decided: more lanes than two keep both busy. */
const lanes = 3;
/** What is larger makes everybody wait in step, with processor and database idle by turns; what is smaller costs more statements. */
const mostInBatch = 48;
const stopMs = 4000;

const arrivalOf = ({
  channel,
  account,
  address,
  phone,
  aliases,
  providerId,
  sentAt,
}: ReadMessage): Arrival => ({ channel, account, address, phone, aliases, providerId, sentAt });

const chatOf = ({ channel, account, address }: Pick<Arrival, 'channel' | 'account' | 'address'>): string =>
  `${channel} ${account} ${address}`;

/** A message that can be taken as it comes. */
type AtOnce = { message: ReadMessage; event: Event };
type Outcome = 'taken' | 'repeated' | 'later';

const tookOf = ({ address, phone, aliases, providerId, sentAt, kind }: ReadMessage) => ({
  address,
  phone,
  aliases,
  providerId,
  sentAt,
  kind,
});

/** Runs work with the same key one after the other. */
const openLines = () => {
  const last = new Map<string, Promise<unknown>>();
  const run = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const ended = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return mine;
  };
  return { run, all: () => Promise.all(last.values()) };
};

/**
 * Opens the door where most turns are taken: a message is decided on as it comes, and one statement stores it as done with
 * all that it brings. Messages of many chats that wait at the same time are loaded and committed together
 * (`in-batches.ts`). Whatever cannot be taken at once (files, steps that reach outside their own contact, contacts that
 * were raced, faults of ours) is stored first and taken by a turn of its own. One chat's messages go one after the other.
 */
export const openDoor = (needs: Needs): Door => {
  const { intake, outbox, clock, metrics, log, at = () => undefined } = needs;
  const pool = needs.db.turns;
  const how = { lanes, most: mostInBatch };
  const load = inBatches((arrivals: Arrival[]) => loadAtDoor(pool, arrivals, clock()), how);
  const commit = inBatches((turns: TurnWrite[]) => commitTurns(pool, turns, clock()), how);
  const chats = openLines();
  const ids = openLines();
  const underWay = openGate(mostUnderWay);
  const recall = openRecall();

  /** Who wrote; null when the message is to be stored for later, `repeated` when it is stored already. */
  const whoWrote = async (message: ReadMessage): Promise<Known | 'repeated' | null> => {
    let found = await load(arrivalOf(message));
    if (found.repeated) return 'repeated';
    if (found.unjoined) {
      await intake.join(message);
      found = await load(arrivalOf(message));
    }
    if (found.unjoined || found.older || found.elsewhere) return null;
    if (found.person === null) {
      const person = newcomer(randomUUID(), message, found.closed);
      return { person, session: sessionOf(null), draft: null, versions: noVersions(person) };
    }
    const person = readPerson(found.person);
    // A number is found by what nobody opens; here it is compared as it is read.
    const versions = { ...readVersions(found.known), phone: person.phone };
    return { person, session: sessionOf(person.state), draft: draftOf(person, needs.vault), versions };
  };

  /** Takes a message at once; false when nothing was written, for whatever reason. */
  const take = async (
    { message, event }: AtOnce,
    found: Known,
    versions?: KnownVersions,
  ): Promise<boolean> => {
    const now = clock();
    const { person } = found;
    const { session, draft } = found;
    const result = await decide({ person, session, draft, event, now }, needs, isShort);
    at('door:decided');
    if (reachesOutside(result.effects)) return false;
    const { channel, chatAccount: account, identityId } = person;
    const chat = { identityId, channel, account };
    const offer = outbox.offer(chat);
    let deliveries: Held[] = [];
    try {
      const write = ownWrite(
        result,
        {
          contactId: person.contact.id,
          version: person.version ?? 0,
          now,
          chat,
          took: tookOf(message),
          sends: offer.mine ? { held: offer.held } : null,
          ...(versions ? { known: versions } : {}),
        },
        needs,
      );
      const written = await commit(write);
      if (!written) return false;
      at('door:committed');
      const known = knownAfter({ found, result, write, written });
      if (known) recall.keep(chatOf(message), known);
      const messages = messagesOf(result);
      const to = { address: message.address, channel, account, identityId: written.identityId };
      const since = {
        attempts: 1,
        since: now,
        lastInboundAt: written.lastInboundAt ?? now,
        announced: null,
        error: null,
      };
      deliveries = (written.claimed ?? []).flatMap((id, nth) => {
        const said = messages[nth];
        return said ? [Object.assign({ id, message: said }, to, since)] : [];
      });
      if (deliveries.length < messages.length || written.more) needs.look();
    } finally {
      outbox.send(offer, deliveries);
    }
    at('door:handed');
    await needs.carryOut(result.effects);
    return true;
  };

  /** Takes a message of somebody whose last turn this process took: nothing is loaded. False when they have changed since. */
  const takeRecalled = async (atOnce: AtOnce): Promise<boolean> => {
    const found = recall.take(chatOf(atOnce.message));
    const { phone } = atOnce.message;
    if (!found || (phone !== null && phone !== found.versions.phone)) return false;
    at('door:recalled');
    return take(atOnce, found, found.versions);
  };

  const takeLoaded = async (atOnce: AtOnce): Promise<Outcome> => {
    const found = await whoWrote(atOnce.message);
    if (found === 'repeated') return 'repeated';
    at('door:loaded');
    return found && (await take(atOnce, found)) ? 'taken' : 'later';
  };

  /** Takes a message or stores it. What fails in between is a fault of ours: its own turn counts it and apologises. */
  const settle = async (message: ReadMessage): Promise<{ fresh: boolean }> => {
    const { event } = message;
    const began = performance.now();
    try {
      if (event.kind !== 'remote_file' && message.album === null && takenAtOnce.has(event.kind)) {
        const atOnce = { message, event };
        const outcome = (await takeRecalled(atOnce)) ? 'taken' : await takeLoaded(atOnce);
        if (outcome === 'repeated') return { fresh: false };
        if (outcome === 'taken') {
          metrics.inbound(message.channel);
          metrics.turn('done', (performance.now() - began) / 1000);
          return { fresh: true };
        }
      }
    } catch (error) {
      // Whether it was committed nobody knows: whoever sends it again is told.
      if (isOutage(error) && !isRolledBack(error)) throw error;
      if (!(error instanceof TakesLong))
        log.error({ err: error }, 'a message could not be taken at the door');
    }
    recall.take(chatOf(message));
    const kept = await intake.keep(message);
    at('door:kept');
    return kept;
  };

  return {
    storeInbound: (inbound) =>
      underWay(() =>
        chats.run(chatOf(inbound), () =>
          ids.run(`${inbound.channel} ${inbound.account} ${inbound.providerId}`, async () =>
            settle(await intake.read(inbound)),
          ),
        ),
      ),
    async stop() {
      await within(stopMs, 'The messages at the door', chats.all()).catch((error: unknown) =>
        log.warn({ err: error }, 'stopped while messages were at the door'),
      );
    },
  };
};
