import type { StaffMember } from '../../../domain/role.ts';

declare module '../../kernel/context.ts' {
  interface Contact {
    /** Who they are in office; null also while they have not accepted their duties. */
    staff: StaffMember | null;
    /** In office, without any power until they accept their duties. */
    owesDuties?: boolean;
  }
}

declare module '../../kernel/fact.ts' {
  interface Wants {
    staff_code: { codeHash: string };
  }
  interface Facts {
    /** The staff member a one-time code belongs to, or why it cannot be used. */
    staff_code: { ok: true; staff: StaffMember } | { ok: false; locked: boolean };
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    bind_staff: { staffId: string; codeHash: string; duties: string };
    /** The member of staff whose chat this is accepts the duties in this version. */
    accept_duties: { version: string };
    /** They do not: the chat is theirs no longer. */
    refuse_duties: {};
    /** A staff code was tried that is none: after three the contact may try no more for a day. */
    code_missed: {};
  }
}
