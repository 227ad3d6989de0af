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
