import { personal } from '../../domain/personal.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { Unit } from '../../domain/unit.ts';
import type { AdminAction } from '../../domain/admin-event.ts';
import type { AdminAct } from '../../flows/features/administration/admin-act.ts';
import { staffCodeHash, staffCodeHours } from '../../flows/features/enrolment/index.ts';
import { RequestMovedOn } from './apply-transition.ts';
import { lockAdministration, recordAdmin } from './admin-events.ts';
import { adoptProposal, returnProposal, submitProposal } from './city-proposals.ts';
import { decideAnew } from './decide-anew.ts';
import { alertStaff } from './deliveries.ts';
import { incidentOfSign } from './trouble-signs.ts';
import type { Prisma } from './generated/client.ts';
import type { Tx } from './transaction.ts';
import type { Vault } from '../vault.ts';

/** In whose name, when, and whether the last administrator may go (by command, where another can be added at once). */
export type By = {
  actor: string;
  now: Date;
  tz: string;
  vault: Vault;
  secretariat: Unit;
  mayEmpty?: true;
};

type Of<D extends AdminAct['do']> = Extract<AdminAct, { do: D }>;

/** What is written down of an act: which, about what, and a note for people; null where the act writes it down itself. */
type Written = { action: AdminAction; about: string; note: string | null };

const codeOf = (code: string, now: Date) => ({
  codeHash: staffCodeHash(code),
  codeExpiresAt: new Date(now.getTime() + staffCodeHours * 3_600_000),
});

/** Changes somebody in office; whoever left meanwhile makes the turn start over. */
const change = async (tx: Tx, id: string, data: Prisma.StaffUpdateManyMutationInput): Promise<void> => {
  const { count } = await tx.staff.updateMany({ where: { id, revokedAt: null }, data });
  if (count === 0) throw new RequestMovedOn();
};

const revoke = async (
  tx: Tx,
  { staffId, name }: Of<'revoke_staff'>,
  { now, mayEmpty }: By,
): Promise<Written> => {
  await decideAnew(tx, staffId);
  const { role } = await tx.staff.findUniqueOrThrow({ where: { id: staffId }, select: { role: true } });
  await tx.staff.updateMany({
    where: { id: staffId, revokedAt: null },
    data: { revokedAt: now, contactId: null, codeHash: null, codeExpiresAt: null },
  });
  const left = { role: 'administrator', revokedAt: null, contactId: { not: null } };
  // Two administrators who revoke each other at once: the lock of what is written down lets the second see the first.
  if (role === 'administrator' && !mayEmpty && (await tx.staff.count({ where: left })) === 0)
    throw new RequestMovedOn();
  return { action: 'staff_revoked', about: staffId, note: name };
};

const acts: { [D in AdminAct['do']]: (tx: Tx, act: Of<D>, by: By) => Promise<Written | null> } = {
  add_staff: async (tx, { name, role, unit, code }, { now }) => {
    const { id } = await tx.staff.create({
      data: { name: personal(name), role, unit, createdAt: now, ...codeOf(code, now) },
    });
    return { action: 'staff_added', about: id, note: `${name}, ${role}, ${unit}` };
  },
  revoke_staff: revoke,
  move_staff: async (tx, { staffId, name, unit }) => {
    await decideAnew(tx, staffId);
    await change(tx, staffId, { unit });
    return { action: 'staff_moved', about: staffId, note: `${name}: ${unit}` };
  },
  renew_code: async (tx, { staffId, name, code }, { now }) => {
    await change(tx, staffId, codeOf(code, now));
    return { action: 'code_renewed', about: staffId, note: name };
  },
  set_absence: async (tx, { staffId, name, from, to }, { actor, now }) => {
    await change(tx, staffId, {});
    await tx.staffAbsence.create({
      data: {
        staffId,
        fromOn: new Date(from),
        toOn: new Date(to),
        recordedBy: personal(actor),
        createdAt: now,
      },
    });
    return { action: 'absence_set', about: staffId, note: `${name}: ${from} – ${to}` };
  },
  end_absence: async (tx, { staffId, name }, { now, tz }) => {
    await tx.staffAbsence.updateMany({
      where: { staffId, endedAt: null, toOn: { gte: new Date(cityDate(now, tz)) } },
      data: { endedAt: now },
    });
    return { action: 'absence_ended', about: staffId, note: name };
  },
  close_service: async (tx, { service, notice }, { actor, now }) => {
    const data = { notice, closedBy: personal(actor), closedAt: now };
    await tx.closedService.upsert({ where: { service }, create: { service, ...data }, update: data });
    return { action: 'service_closed', about: service, note: notice };
  },
  open_service: async (tx, { service }) => {
    await tx.closedService.deleteMany({ where: { service } });
    return { action: 'service_opened', about: service, note: null };
  },
  broadcast: async (tx, { audience, to, text }, { now, tz, vault, secretariat }) => {
    await alertStaff(tx, vault, to, [{ text }], { today: cityDate(now, tz), secretariat, now });
    return { action: 'broadcast', about: audience, note: text };
  },
  propose_city: async (tx, { edits, reason, lines }, by) => {
    const id = await submitProposal(tx, { edits, reason }, by);
    return { action: 'city_submitted', about: `usulan ${id}`, note: [reason, ...lines].join('\n') };
  },
  adopt_city: async (tx, { lines, ...adopted }, by) => {
    const { no, hash } = await adoptProposal(tx, adopted, by);
    const { id, decree } = adopted;
    const note = [`usulan ${id}`, `sha256 ${hash}`, ...(decree ? [`${decree.number}, ${decree.date}`] : [])];
    return { action: 'city_adopted', about: `versi ${no}`, note: [...note, ...lines].join('\n') };
  },
  return_city: async (tx, { id, because }, by) => {
    await returnProposal(tx, { id, because }, by);
    return { action: 'city_returned', about: `usulan ${id}`, note: because };
  },
  open_incident: async (tx, { sign, id }, by) => {
    await incidentOfSign(tx, { sign, id }, by);
    return null;
  },
};

/** Does what an administrator decided and writes it down, in one transaction of the caller's; throws RequestMovedOn when it no longer fits. */
export const administer = async (tx: Tx, act: AdminAct, by: By): Promise<{ about: string }> => {
  const perform = acts[act.do] as (tx: Tx, act: AdminAct, by: By) => Promise<Written | null>;
  // Taken before anything is looked at: administrators' acts come one after the other.
  await lockAdministration(tx);
  const written = await perform(tx, act, by);
  if (written) await recordAdmin(tx, { ...written, actor: by.actor, at: by.now });
  return { about: written?.about ?? '' };
};
