import type { ActingTerm } from '../../../domain/acting-head.ts';
import type { StaffMember } from '../../../domain/role.ts';

/** Somebody in office, with the days on which they stand in for the head that are not over. */
export type Colleague = Omit<StaffMember, 'everyUnit'> & {
  contactId: string | null;
  terms: (ActingTerm & { id: string })[];
};

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** Everybody who may be named to stand in for the head, or is. */
    colleagues: {};
  }
  interface Facts {
    colleagues: Colleague[];
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    name_acting_head: { staffId: string; term: ActingTerm; namedBy: string };
    end_acting_head: { termId: string; endedBy: string };
  }
}
