import type pg from 'pg';
import { z } from 'zod';
import type { DocumentOrder } from '../../flows/features/documents/document.ts';
import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

type Tx = Prisma.TransactionClient;
/** `what` unread: a version may not know what another ordered. */
type Order = { id: string; contactId: string; what: unknown; attempts: number };

/** Writes down what somebody wants, in their turn's transaction. */
export const orderDocument = async (
  tx: Tx,
  { id, contactId, document, at }: { id: string; contactId: string; document: DocumentOrder; at: Date },
): Promise<void> => {
  await tx.documentOrder.create({ data: { id, contactId, what: document, createdAt: at } });
};

/** Counts a try at an order and gives it; null when it is done or was thrown away. */
export const beginOrder = async ({ prisma }: Pick<Database, 'prisma'>, id: string): Promise<Order | null> => {
  const [row] = await prisma.documentOrder.updateManyAndReturn({
    where: { id, doneAt: null },
    data: { attempts: { increment: 1 } },
  });
  if (!row) return null;
  const { contactId, what, attempts } = row;
  return { id, contactId, what, attempts };
};

/** Marks an order done; false when somebody else has done it meanwhile. */
export const endOrder = async (
  tx: Tx,
  id: string,
  { at, sha256 }: { at: Date; sha256: string | null },
): Promise<boolean> =>
  (await tx.documentOrder.updateMany({ where: { id, doneAt: null }, data: { doneAt: at, sha256 } })).count ===
  1;

/** Orders of a moment ago and longer that are not done, oldest first: their jobs may have been lost. */
export const openOrders = async (pool: pg.Pool, before: Date, most: number): Promise<string[]> => {
  const { rows } = await pool.query(
    'SELECT id FROM document_order WHERE done_at IS NULL AND created_at < $1 ORDER BY created_at LIMIT $2',
    [before, most],
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
};

/** Orders that were done before `before`, with the file made for each. */
export const oldOrders = async (
  pool: pg.Pool,
  before: Date,
  most: number,
): Promise<{ id: string; sha256: string | null }[]> => {
  const { rows } = await pool.query(
    'SELECT id, sha256 FROM document_order WHERE done_at < $1 ORDER BY done_at LIMIT $2',
    [before, most],
  );
  return z.array(z.object({ id: z.string(), sha256: z.string().nullable() })).parse(rows);
};

/** Throws orders away. */
export const deleteOrders = async (pool: pg.Pool, ids: readonly string[]): Promise<void> => {
  await pool.query('DELETE FROM document_order WHERE id = ANY($1::uuid[])', [ids]);
};

const GivenUp = z.object({
  id: z.string(),
  kind: z.string().nullable(),
  attempts: z.int(),
  createdAt: z.date(),
  doneAt: z.date(),
});

// What was refused for another reason was refused at its first try.
const givenUp = 'done_at IS NOT NULL AND sha256 IS NULL AND attempts >= 3';

/** Orders that could not be made, the newest first, at most `most`; until they are thrown away with the rest. */
export const ordersGivenUp = async (pool: pg.Pool, most: number): Promise<z.infer<typeof GivenUp>[]> => {
  const { rows } = await pool.query(
    `SELECT id, what ->> 'kind' AS kind, attempts, created_at AS "createdAt", done_at AS "doneAt" FROM document_order
     WHERE ${givenUp} ORDER BY done_at DESC, id LIMIT $1`,
    [most],
  );
  return z.array(GivenUp).parse(rows);
};

/** How many orders could not be made. */
export const countOrdersGivenUp = async (pool: pg.Pool): Promise<number> =>
  z
    .tuple([z.object({ count: z.int() })])
    .parse((await pool.query(`SELECT count(*)::int AS count FROM document_order WHERE ${givenUp}`)).rows)[0]
    .count;
