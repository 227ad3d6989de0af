import { storeNews } from './inbox.ts';
import type { Vault } from './vault.ts';
import { recordEvent } from './db/events.ts';
import type { Prisma } from './db/generated/client.ts';

/** Sends an applicant a reminder of what their request lacks and writes down who did; in the caller's transaction. */
export const remindApplicant = async (
  tx: Prisma.TransactionClient,
  vault: Vault,
  {
    requestId,
    contactId,
    actor,
    role,
    now,
  }: { requestId: string; contactId: string; actor: string; role: string; now: Date },
): Promise<void> => {
  const at = now.toISOString();
  await storeNews(tx, vault, {
    contactId,
    providerId: `remind-completion:${requestId}:${at}`,
    event: { kind: 'news', requestId, news: 'completion_reminder' },
  });
  await recordEvent(tx, { requestId, action: 'reminded', actor, role, at, note: null });
};
