import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

/** What takes part in a transaction. */
export type Tx = Prisma.TransactionClient;

/** Does work in one transaction; whatever it throws undoes all of it. */
export const inTransaction = <T>(
  { prisma }: Pick<Database, 'prisma'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => prisma.$transaction(work);
