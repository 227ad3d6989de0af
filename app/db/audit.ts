import type pg from 'pg';
import { firstBrokenLink } from '../../domain/event-chain.ts';
import { eventsOf, type ChainedEvent } from './events.ts';
import type { Database } from './open.ts';

/** Where a request's history does not hold. */
type BrokenChain = { number: string; seq: number; because: string };

export type Audit = { requests: number; events: number; broken: BrokenChain[] };

type Request = { id: string; number: string; state: string };

const page = 500;

const requestsAfter = async (client: pg.PoolClient, id: string | null): Promise<Request[]> => {
  const { rows } = await client.query<Request>(
    'SELECT id, number, state FROM request WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT $2',
    [id, page],
  );
  return rows;
};

const byRequest = (events: ChainedEvent[]): Map<string, ChainedEvent[]> => {
  const chains = new Map<string, ChainedEvent[]>();
  for (const event of events) chains.set(event.requestId, [...(chains.get(event.requestId) ?? []), event]);
  return chains;
};

const troubleOf = ({ number, state }: Request, chain: ChainedEvent[]): BrokenChain | null => {
  const seq = firstBrokenLink(chain);
  if (seq !== null) return { number, seq, because: 'this event was changed, moved or follows a missing one' };
  const last = chain.at(-1);
  // A chain cut off at its end is whole in itself; only the request still knows where it led.
  if (last?.to === state) return null;
  const because = `the request is ${state}, its history ends with ${last?.to ?? 'nothing'}`;
  return { number, seq: last?.seq ?? 0, because };
};

const verify = async (client: pg.PoolClient): Promise<Audit> => {
  const audit: Audit = { requests: 0, events: 0, broken: [] };
  let requests = await requestsAfter(client, null);
  while (requests.length) {
    const events = await eventsOf(
      client,
      requests.map(({ id }) => id),
    );
    const chains = byRequest(events);
    audit.broken.push(
      ...requests.flatMap((request) => troubleOf(request, chains.get(request.id) ?? []) ?? []),
    );
    audit.requests += requests.length;
    audit.events += events.length;
    requests = await requestsAfter(client, requests.at(-1)?.id ?? null);
  }
  return audit;
};

/** Recomputes every request's chain of events, as of one moment. */
export const verifyChains = async ({ pool }: Pick<Database, 'pool'>): Promise<Audit> => {
  const client = await pool.connect();
  try {
    // A step taken while we read must not look like a broken chain.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await verify(client);
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
};
