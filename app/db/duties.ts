import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import { lockAdministration, recordAdmin } from './admin-events.ts';
import type { Tx } from './transaction.ts';

/** The one place that decides whether somebody in office may do anything: they have accepted their duties as they are worded now. */
export const hasAccepted = (version: string | null): boolean => version === dutiesVersion;

type Of = { contactId: string; now: Date };
type Accepted = { id: string; name: string; role: string };

const writeDown = (
  tx: Tx,
  action: 'duties_accepted' | 'duties_refused',
  { id, name, role, version, now }: Accepted & { version: string | null; now: Date },
): Promise<void> => recordAdmin(tx, { action, about: id, actor: `${role} ${name}`, at: now, note: version });

/** Makes a chat that of the member of staff with this code, who has accepted the duties; whether the code was still good. */
export const bindStaff = async (
  tx: Tx,
  { staffId, codeHash, duties }: { staffId: string; codeHash: string; duties: string },
  { contactId, now }: Of,
): Promise<boolean> => {
  await lockAdministration(tx);
  const [bound] = await tx.staff.updateManyAndReturn({
    where: { id: staffId, codeHash, codeExpiresAt: { gt: now }, revokedAt: null },
    data: { contactId, codeHash: null, codeExpiresAt: null, dutiesVersion: duties, dutiesAt: now },
  });
  if (!bound) return false;
  await writeDown(tx, 'duties_accepted', { ...bound, version: duties, now });
  return true;
};

/** The member of staff whose chat this is has accepted the duties. */
export const acceptDuties = async (tx: Tx, version: string, { contactId, now }: Of): Promise<void> => {
  await lockAdministration(tx);
  const [accepted] = await tx.staff.updateManyAndReturn({
    where: { contactId, revokedAt: null },
    data: { dutiesVersion: version, dutiesAt: now },
  });
  if (accepted) await writeDown(tx, 'duties_accepted', { ...accepted, version, now });
};

/** They have not: the chat is theirs no longer, and they keep the role until it is taken from them. */
export const refuseDuties = async (tx: Tx, { contactId, now }: Of): Promise<void> => {
  await lockAdministration(tx);
  const [refused] = await tx.staff.updateManyAndReturn({
    where: { contactId, revokedAt: null },
    data: { contactId: null, codeHash: null, codeExpiresAt: null },
  });
  if (refused) await writeDown(tx, 'duties_refused', { ...refused, version: dutiesVersion, now });
};
