import type { Prisma } from './generated/client.ts';

/** The NOTIFY channel by which processes tell each other that rows wait. */
export const wakeChannel = 'teman_disko';

/** Tells every bot process, once the transaction is committed, to look at the inbox or the outbox. */
export const wakeAfterCommit = async (
  tx: Prisma.TransactionClient,
  what: 'inbox' | 'outbox',
): Promise<void> => {
  await tx.$executeRaw`SELECT pg_notify(${wakeChannel}, ${what})`;
};
