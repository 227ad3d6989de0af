import type { StaffMember } from '../../../domain/role.ts';

declare module '../../kernel/context.ts' {
  interface Contact {
    staff: StaffMember | null;
  }
}

declare module '../../kernel/fact.ts' {
  interface Wants {
    staff_code: { code: string };
  }
  interface Facts {
    /** The staff member a one-time code belongs to, or why it cannot be used. */
    staff_code: { ok: true; staff: StaffMember } | { ok: false; locked: boolean };
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    bind_staff: { staffId: string; code: string };
    /** A staff code was tried that is none: after three the contact may try no more for a day. */
    code_missed: {};
  }
}
