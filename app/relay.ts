import type { Effect } from '../flows/kernel/effect.ts';
import type { Prisma } from './db/generated/client.ts';
import { storeNews } from './inbox.ts';
import type { Vault } from './vault.ts';
import type { StoredFile } from '../flows/fields/answer.ts';

type Relay = Extract<Effect, { type: 'relay' }>;

const fileColumns = ({ sha256, shown, name, mime, bytes, pages }: StoredFile) => ({
  sha256,
  shown: shown ?? null,
  name,
  mime,
  bytes,
  pages: pages ?? null,
});

/**
 * Keeps a message between unit and applicant, its text sealed. The unit's becomes an event of the applicant's session, so
 * that it neither overtakes nor disturbs what they are doing; the applicant's goes to staff as an alert beside this.
 */
export const relay = async (
  tx: Prisma.TransactionClient,
  { requestId, contactId, from, text, file }: Relay,
  { now, vault, messageId }: { now: Date; vault: Vault; messageId: string },
): Promise<void> => {
  await tx.requestMessage.create({
    data: {
      requestId,
      sender: from.sender,
      ...(from.sender === 'unit' ? { staffId: from.staffId, unit: from.unit } : {}),
      body: vault.seal(text),
      ...(file ? fileColumns(file) : {}),
      createdAt: now,
    },
  });
  if (from.sender === 'applicant') return;
  await storeNews(tx, vault, {
    contactId,
    providerId: `relay:${messageId}`,
    event: { kind: 'unit_message', requestId, unit: from.unit, text, ...(file ? { file } : {}) },
  });
};
