import type { StaffMember } from '../../../domain/role.ts';
import type { AdminAct } from './admin-act.ts';

/** Somebody in office as administrators see them: whether a chat is theirs, and the days they are away that are not over. */
export type OfficeMember = Omit<StaffMember, 'everyUnit'> & {
  contactId: string | null;
  status: 'bound' | 'invited' | 'expired';
  absences: { from: string; to: string }[];
};

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** Everybody in office, for administrators. */
    office_staff: {};
  }
  interface Facts {
    office_staff: OfficeMember[];
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** What an administrator does; decided anew when it would leave nobody who may. */
    administer: { act: AdminAct; actor: string };
  }
}
