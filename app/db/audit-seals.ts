import { z } from 'zod';
import { administration, sealText } from '../../domain/event-seal.ts';
import { turnedText } from '../../domain/turned-history.ts';
import type { Vault } from '../vault.ts';
import type { Broken } from './audit.ts';
import { runSql, type Tx } from './run-sql.ts';

/** The end of the ledger: kept somewhere else, it shows a ledger that was cut off later. */
export type LedgerHead = { no: number; mac: string };

const page = 200;

const Page = z.array(
  z.object({
    no: z.int(),
    at: z.date().transform((at) => at.toISOString()),
    mac: z.string(),
    heads: z.array(z.object({ chain: z.string(), seq: z.int(), hash: z.string() })),
  }),
);

const sealsAfter = `
  SELECT s.no, s.at, s.mac, (SELECT coalesce(jsonb_agg(jsonb_build_object('chain', h.chain, 'seq', h.seq, 'hash', h.hash)), '[]')
    FROM sealed_head h WHERE h.seal_no = s.no) AS heads
  FROM event_seal s WHERE s.no > $1::int ORDER BY s.no LIMIT ${page}`;

const inLedger = (seq: number, because: string): Broken => ({ number: `seal ${seq}`, seq, because });

/** Walks the ledger of seals: every number there, every keyed hash right, and `kept`, when given, still in it. */
export const checkLedger = async (
  tx: Tx,
  vault: Pick<Vault, 'key'>,
  kept: LedgerHead | null,
): Promise<{ seals: number; head: LedgerHead | null; broken: Broken[] }> => {
  const broken: Broken[] = [];
  let head: LedgerHead | null = null;
  let seals = 0;
  let keptFound = kept === null;
  for (;;) {
    const rows = Page.parse(await runSql(tx, sealsAfter, [head?.no ?? 0]));
    for (const { mac, ...seal } of rows) {
      const expected: number = (head?.no ?? 0) + 1;
      if (seal.no !== expected) broken.push(inLedger(expected, 'this seal is missing'));
      else if (mac !== vault.key(sealText(seal, head?.mac ?? null)))
        broken.push(inLedger(seal.no, 'this seal or what it covers was changed, or DATA_KEY is another one'));
      if (kept && seal.no === kept.no && mac === kept.mac) keptFound = true;
      head = { no: seal.no, mac };
    }
    seals += rows.length;
    if (rows.length < page) break;
  }
  if (kept && !keptFound) broken.push(inLedger(kept.no, 'the ledger does not hold the seal that was kept'));
  return { seals, head, broken };
};

const Mismatch = z.array(
  z.object({ chain: z.string(), number: z.string().nullable(), seq: z.int(), found: z.string().nullable() }),
);

// In the order they were sealed: the first is the oldest that does not hold.
const mismatches = `
  SELECT h.chain::text, r.number, h.seq, coalesce(e.hash, a.hash) AS found
  FROM (SELECT chain, seq, hash, seal_no FROM sealed_head UNION ALL SELECT chain, seq, hash, NULL FROM event_to_seal) h
  LEFT JOIN request_event e ON e.request_id = h.chain AND e.seq = h.seq
  LEFT JOIN admin_event a ON h.chain = '${administration}' AND a.seq = h.seq
  LEFT JOIN request r ON r.id = h.chain
  WHERE coalesce(e.hash, a.hash) IS DISTINCT FROM h.hash
    AND NOT EXISTS (SELECT 1 FROM turned_history t WHERE t.chain = h.chain AND t.hashes @> jsonb_build_array(jsonb_build_array(h.seq, h.hash, e.hash)))
  ORDER BY h.seal_no, h.chain, h.seq LIMIT 100`;

/** What was sealed, or waits to be, and is not there any more as it was; the oldest first, at most a hundred. */
export const checkSealed = async (tx: Tx): Promise<Broken[]> => {
  const rows = Mismatch.parse(await runSql(tx, mismatches));
  return rows.map(({ chain, number, seq, found }) => ({
    number: number ?? (chain === administration ? 'administration' : `request ${chain}, which is gone`),
    seq,
    because: found === null ? 'this event was removed' : 'this event is not the one that was sealed',
  }));
};

const Unsealed = z.array(z.object({ chain: z.string(), number: z.string().nullable(), seq: z.int() }));

// An event's place in the queue is written with it: one that is neither there nor under a seal came another way.
const unsealed = `
  SELECT e.chain::text, r.number, e.seq FROM (
    SELECT request_id AS chain, max(seq) AS seq FROM request_event GROUP BY request_id
    UNION ALL SELECT '${administration}'::uuid, max(seq) FROM admin_event HAVING max(seq) IS NOT NULL) e
  LEFT JOIN request r ON r.id = e.chain
  WHERE NOT EXISTS (SELECT 1 FROM sealed_head h WHERE h.chain = e.chain AND h.seq >= e.seq)
    AND NOT EXISTS (SELECT 1 FROM event_to_seal q WHERE q.chain = e.chain AND q.seq >= e.seq)
  ORDER BY e.chain LIMIT 100`;

/** Events at the end of their chain that are neither sealed nor wait to be. */
export const checkUnsealed = async (tx: Tx): Promise<Broken[]> => {
  const rows = Unsealed.parse(await runSql(tx, unsealed));
  return rows.map(({ chain, number, seq }) => ({
    number: number ?? (chain === administration ? 'administration' : `request ${chain}, which is gone`),
    seq,
    because: 'this event is neither sealed nor waiting for a seal',
  }));
};

const TurnedPage = z.array(
  z.object({
    chain: z.string(),
    at: z.date().transform((at) => at.toISOString()),
    hashes: z.array(z.tuple([z.int(), z.string(), z.string()])),
    mac: z.string(),
    number: z.string().nullable(),
  }),
);

const turnedAfter = `SELECT t.chain::text, t.at, t.hashes, t.mac, r.number FROM turned_history t LEFT JOIN request r ON r.id = t.chain
  WHERE $1::uuid IS NULL OR t.chain > $1::uuid ORDER BY t.chain LIMIT ${page}`;

/** How many histories were turned over, and those of which what was written down about it was changed. */
export const checkTurned = async (
  tx: Tx,
  vault: Pick<Vault, 'key'>,
): Promise<{ turned: number; broken: Broken[] }> => {
  const broken: Broken[] = [];
  for (let [after, turned]: [string | null, number] = [null, 0]; ;) {
    const rows = TurnedPage.parse(await runSql(tx, turnedAfter, [after]));
    for (const { chain, at, hashes, mac, number } of rows)
      if (mac !== vault.key(turnedText(chain, at, hashes)))
        broken.push({
          number: number ?? chain,
          seq: 1,
          because: 'what was written down of its turning over was changed',
        });
    turned += rows.length;
    if (rows.length < page) return { turned, broken };
    after = rows.at(-1)?.chain ?? null;
  }
};

/** How many events wait for their seal. */
export const countUnsealed = async (tx: Tx): Promise<number> => {
  const [row] = z
    .tuple([z.object({ waiting: z.int() })])
    .parse(await runSql(tx, 'SELECT count(*)::int AS waiting FROM event_to_seal'));
  return row.waiting;
};
