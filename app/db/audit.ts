import { z } from 'zod';
import { firstBrokenAct } from '../../domain/admin-event.ts';
import { firstBrokenLink } from '../../domain/event-chain.ts';
import type { Vault } from '../vault.ts';
import { adminEvents } from './admin-events.ts';
import {
  checkLedger,
  checkSealed,
  checkTurned,
  checkUnsealed,
  countUnsealed,
  type LedgerHead,
} from './audit-seals.ts';
import { checkCity } from './city-audit.ts';
import { eventsOf, type ChainedEvent } from './events.ts';
import type { Database } from './open.ts';
import { runSql, type Tx } from './run-sql.ts';

/** Where history does not hold; `number` is the request's, or says what else it is. */
export type Broken = { number: string; seq: number; because: string };

export type Audit = {
  requests: number;
  events: number;
  seals: number;
  /** Events that wait for their seal: what was written in the last minute or so. */
  unsealed: number;
  /** Histories from before that were turned over: names sealed, hashes before and after written down. */
  turned: number;
  /** The ledger's end, to be kept somewhere else. */
  head: LedgerHead | null;
  broken: Broken[];
};

const Requests = z.array(z.object({ id: z.string(), number: z.string(), state: z.string() }));
type Request = z.infer<typeof Requests>[number];

const page = 500;

const requestsAfter = async (tx: Tx, id: string | null): Promise<Request[]> =>
  Requests.parse(
    await runSql(
      tx,
      'SELECT id::text, number, state FROM request WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY request.id LIMIT $2::int',
      [id, page],
    ),
  );

const byRequest = (events: ChainedEvent[]): Map<string, ChainedEvent[]> => {
  const chains = new Map<string, ChainedEvent[]>();
  for (const event of events) chains.set(event.requestId, [...(chains.get(event.requestId) ?? []), event]);
  return chains;
};

const changed = 'this event was changed, moved or follows a missing one';

const troubleOf = ({ number, state }: Request, chain: ChainedEvent[]): Broken | null => {
  const seq = firstBrokenLink(chain);
  if (seq !== null) return { number, seq, because: changed };
  const last = chain.at(-1);
  // A chain cut off at its end is whole in itself; the request still knows where it led.
  if (last?.to === state) return null;
  const because = `the request is ${state}, its history ends with ${last?.to ?? 'nothing'}`;
  return { number, seq: last?.seq ?? 0, because };
};

const checkRequests = async (tx: Tx): Promise<Pick<Audit, 'requests' | 'events' | 'broken'>> => {
  const audit = { requests: 0, events: 0, broken: [] as Broken[] };
  let requests = await requestsAfter(tx, null);
  while (requests.length) {
    const events = await eventsOf(
      tx,
      requests.map(({ id }) => id),
    );
    const chains = byRequest(events);
    audit.broken.push(
      ...requests.flatMap((request) => troubleOf(request, chains.get(request.id) ?? []) ?? []),
    );
    audit.requests += requests.length;
    audit.events += events.length;
    requests = await requestsAfter(tx, requests.at(-1)?.id ?? null);
  }
  return audit;
};

/** The first trouble of each chain: what follows it is mostly its consequence. */
const firstOfEach = (all: Broken[]): Broken[] => {
  const first = new Map<string, Broken>();
  for (const broken of all) if (!first.has(broken.number)) first.set(broken.number, broken);
  return [...first.values()];
};

const checkAdministration = async (tx: Tx): Promise<Broken[]> => {
  const seq = firstBrokenAct(await adminEvents(tx));
  return seq === null ? [] : [{ number: 'administration', seq, because: changed }];
};

/** The same inside a transaction of the caller's. */
export const verifyIn = async (
  tx: Tx,
  vault: Pick<Vault, 'key'>,
  kept: LedgerHead | null = null,
): Promise<Audit> => {
  const { requests, events, broken } = await checkRequests(tx);
  const ledger = await checkLedger(tx, vault, kept);
  const over = await checkTurned(tx, vault);
  return {
    requests,
    events,
    seals: ledger.seals,
    turned: over.turned,
    unsealed: await countUnsealed(tx),
    head: ledger.head,
    broken: firstOfEach([
      ...broken,
      ...(await checkAdministration(tx)),
      ...(await checkCity(tx)),
      ...(await checkSealed(tx)),
      ...(await checkUnsealed(tx)),
      ...ledger.broken,
      ...over.broken,
    ]),
  };
};

/** Recomputes every chain of events and every seal over them, as of one moment; `kept` is a ledger's end noted down earlier. */
export const verifyChains = async (
  { pool }: Pick<Database, 'pool'>,
  vault: Pick<Vault, 'key'>,
  kept: LedgerHead | null = null,
): Promise<Audit> => {
  const client = await pool.connect();
  try {
    // A step taken while we read must not look like a broken chain.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await verifyIn(client, vault, kept);
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
};
