import type pg from 'pg';
import type { Prisma } from './generated/client.ts';

/** Whatever runs SQL, in a transaction or not: a pg client or pool, or Prisma. */
export type Tx = Pick<pg.ClientBase, 'query'> | Pick<Prisma.TransactionClient, '$queryRawUnsafe'>;

/** Rows of one statement. Prisma tells PostgreSQL no types, so parameters carry casts (`$1::uuid`). */
export const runSql = async (tx: Tx, sql: string, values: unknown[] = []): Promise<unknown[]> => {
  if ('$queryRawUnsafe' in tx) return tx.$queryRawUnsafe<unknown[]>(sql, ...values);
  const { rows } = await tx.query<Record<string, unknown>>(sql, values);
  return rows;
};
