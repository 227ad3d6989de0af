import type { Database } from './open.ts';
import type { Tx } from './transaction.ts';

/** Of these subdomains, those that a request holds. */
export const takenSubdomains = async (
  { prisma }: Pick<Database, 'prisma'>,
  labels: readonly string[],
): Promise<string[]> => {
  const rows = await prisma.reservedName.findMany({
    where: { kind: 'subdomain', name: { in: [...labels] }, releasedAt: null },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
};

/** Holds a subdomain for a request; false when it is somebody else's. */
export const reserveSubdomain = async (tx: Tx, name: string, requestId: string): Promise<boolean> => {
  const made = await tx.$executeRaw`
    INSERT INTO reserved_name (kind, name, request_id) VALUES ('subdomain', ${name}, ${requestId}::uuid)
    ON CONFLICT (kind, name) WHERE released_at IS NULL DO NOTHING`;
  return made > 0;
};

/** Lets go of the names a request holds. */
export const releaseNames = async (tx: Tx, requestId: string, releasedAt: Date): Promise<void> => {
  await tx.reservedName.updateMany({ where: { requestId, releasedAt: null }, data: { releasedAt } });
};
