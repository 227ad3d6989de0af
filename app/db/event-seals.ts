import { z } from 'zod';
import { sealText } from '../../domain/event-seal.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './open.ts';
import { runSql, type Tx } from './run-sql.ts';

/** A seal as it was set: its number, how many chains it covers, its keyed hash. */
export type Seal = { no: number; heads: number; mac: string };

/** Events in a batch: enough for a busy minute, little enough for a short transaction. */
const batch = 2000;
const mostBatches = 20;

const Heads = z.array(z.object({ chain: z.string(), seq: z.int(), hash: z.string() }));
const Last = z.array(z.object({ no: z.int(), mac: z.string() })).max(1);

// Sealers wait for one another; whoever writes an event waits for none of them.
const lock = `SELECT 1 AS held FROM pg_advisory_xact_lock(hashtext('event_seal'))`;
const take = `
  WITH taken AS (
    DELETE FROM event_to_seal WHERE (chain, seq) IN (SELECT chain, seq FROM event_to_seal ORDER BY chain, seq LIMIT ${batch})
    RETURNING chain, seq, hash)
  SELECT DISTINCT ON (chain) chain::text, seq, hash FROM taken ORDER BY chain, seq DESC`;
const last = 'SELECT no, mac FROM event_seal ORDER BY no DESC LIMIT 1';
const insert = `
  WITH seal AS (INSERT INTO event_seal (no, at, mac) VALUES ($1::int, $2::timestamptz, $3) RETURNING no)
  INSERT INTO sealed_head (chain, seq, hash, seal_no)
  SELECT head.chain, head.seq, head.hash, seal.no
  FROM seal, unnest($4::uuid[], $5::int[], $6::text[]) AS head(chain, seq, hash)`;

const sealBatch = async (tx: Tx, vault: Pick<Vault, 'key'>, now: Date): Promise<Seal | null> => {
  await runSql(tx, lock);
  const heads = Heads.parse(await runSql(tx, take));
  if (heads.length === 0) return null;
  const [before] = Last.parse(await runSql(tx, last));
  const no = (before?.no ?? 0) + 1;
  const at = now.toISOString();
  const mac = vault.key(sealText({ no, at, heads }, before?.mac ?? null));
  await runSql(tx, insert, [
    no,
    at,
    mac,
    heads.map(({ chain }) => chain),
    heads.map(({ seq }) => seq),
    heads.map(({ hash }) => hash),
  ]);
  return { no, heads: heads.length, mac };
};

/** Seals the ends of all chains that have grown since the last seal, with a key made from DATA_KEY; the last seal set, null when nothing had grown. */
export const sealEvents = async (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'key'>,
  now: Date,
): Promise<Seal | null> => {
  let newest: Seal | null = null;
  for (let n = 0; n < mostBatches; n += 1) {
    const seal = await prisma.$transaction((tx) => sealBatch(tx, vault, now));
    if (!seal) break;
    newest = seal;
  }
  return newest;
};
