import { type ActingKind, actingKinds } from './acting-head.ts';
import type { Unit, Units } from './unit.ts';

/** What a member of staff may be (Pasal 10–12 Perwali 126/2022); the label is what people read. */
export const roles = {
  operator: 'Operator',
  records_officer: 'Arsiparis',
  head: 'Kepala Dinas',
  administrator: 'Administrator',
} as const;

export type Role = keyof typeof roles;

export const roleCodes = Object.keys(roles) as [Role, ...Role[]];

/** In which office somebody took a step: their own, or the head's as Plh. or Plt. */
export type Office = Role | ActingKind;

/** The offices a history names, as people read them. */
export const offices: Readonly<Record<Office, string>> = { ...roles, ...actingKinds };

/**
 * A member of staff as the rules see them; `acting` is how they stand in for the head today. `everyUnit`: their unit takes
 * the secretariat's part, and its operators work for all (Pasal 12 ayat (3)).
 */
export type StaffMember = {
  id: string;
  name: string;
  role: Role;
  unit: Unit;
  everyUnit?: true;
  acting?: ActingKind;
};

/** A member of staff with what their unit makes of them in this office. */
export const placed = <M extends { unit: Unit }>(
  member: M,
  { secretariat }: Pick<Units, 'secretariat'>,
): M & { everyUnit?: true } => (member.unit === secretariat ? { ...member, everyUnit: true } : member);

/** Whether somebody may read the office's reports: administrators, the head, and who stands in for them. */
export const mayReadReports = ({ role, acting }: Pick<StaffMember, 'role' | 'acting'>): boolean =>
  role === 'administrator' || role === 'head' || acting !== undefined;
