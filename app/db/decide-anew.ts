import type { Prisma } from './generated/client.ts';

/**
 * Has what somebody in office is doing just now decided anew, on the powers they are about to have. To be called before
 * their row is touched: whoever is writing for them has locked their session first, and locks what refers to them after it.
 */
export const decideAnew = async (tx: Prisma.TransactionClient, staffId: string): Promise<void> => {
  await tx.$executeRaw`
    UPDATE session SET version = version + 1
    WHERE contact_id = (SELECT contact_id FROM staff WHERE id = ${staffId}::uuid)`;
};
