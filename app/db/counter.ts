import { randomUUID } from 'node:crypto';
import { ownVault } from '../own-vault.ts';
import { personalContact } from './personal-contact.ts';
import { toInstant } from '../../domain/city-time.ts';
import type { Resources } from '../../domain/resources.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { slotWishes } from '../../flows/fields/slot-wants.ts';
import type { Vault } from '../vault.ts';
import { recordAdmin } from './admin-events.ts';
import { rowOfDraft } from './draft-row.ts';
import { RequestMovedOn } from './apply-transition.ts';
import type { Database } from './open.ts';
import { holdSoftly } from './soft-hold.ts';
import type { Tx } from './transaction.ts';

/** Somebody at the counter, as they said who they are. */
export type AtCounter = {
  name: string;
  phone: string | null;
  institution: string | null;
  email: string | null;
};

/**
 * Keeps a filled form of somebody at the counter, ready to be made a request, with what it books, and writes down who entered it. The same
 * form again changes nothing; when somebody else was quicker with what it books it throws RequestMovedOn.
 */
export const storeCounterDraft = async (
  tx: Tx,
  { who, draft, service }: { who: AtCounter; draft: Draft; service: Service },
  {
    vault,
    actor,
    now,
    tz,
    resources,
  }: { vault: Vault; actor: string; now: Date; tz: string; resources: Resources },
): Promise<void> => {
  if (await tx.draft.findUnique({ where: { id: draft.id }, select: { id: true } })) return;
  const contactId = randomUUID();
  const contact = await tx.contact.create({
    data: {
      id: contactId,
      ...personalContact(who, contactId),
      detailsConfirmed: true,
      createdAt: now,
    },
  });
  const own = ownVault(vault, contactId);
  await tx.$executeRaw`
    INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at,
      state, "only", created_at, updated_at, expires_at)
    SELECT r.id, ${contact.id}::uuid, r.service, r.service_version, r.answers, r.files, r.skipped, r.sop_version, r.sop_accepted_at,
      r.state, r."only", r.updated_at, r.updated_at, r.expires_at
    FROM jsonb_to_record(${JSON.stringify(rowOfDraft(draft, service, own, own.words))}::jsonb) AS r(id uuid, service text, service_version text,
      answers jsonb, files jsonb, skipped text[], sop_version text, sop_accepted_at timestamptz, state text, "only" text[],
      updated_at timestamptz, expires_at timestamptz)`;
  const wishes = slotWishes(service, draft.answers).map(({ slot, resource, amount }) => ({
    ...{ resource, amount },
    from: toInstant(slot.date, slot.from, tz),
    to: toInstant(slot.date, slot.to, tz),
  }));
  const asked = { draftId: draft.id, contactId: contact.id, requestId: null, wishes };
  // What was free when the form was read may be somebody else's by now: then nothing is kept.
  if (wishes.length > 0 && (await holdSoftly(tx, asked, { now, resources })) !== 'held')
    throw new RequestMovedOn();
  await recordAdmin(tx, { action: 'counter_entered', about: draft.id, actor, at: now, note: service.code });
};

/** Whether a form of the counter has been kept already: sent again it changes nothing. */
export const isKept = async ({ prisma }: Pick<Database, 'prisma'>, draftId: string): Promise<boolean> =>
  (await prisma.draft.count({ where: { id: draftId } })) > 0;

/** The number of the request a form of the counter has become; null while it waits. */
export const numberOfDraft = async (
  { prisma }: Pick<Database, 'prisma'>,
  draftId: string,
): Promise<string | null> =>
  (await prisma.request.findUnique({ where: { draftId }, select: { number: true } }))?.number ?? null;
