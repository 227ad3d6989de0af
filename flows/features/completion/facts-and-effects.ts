import type { Role } from '../../../domain/role.ts';
import type { Draft } from '../form/index.ts';

declare module '../../kernel/fact.ts' {
  interface Wants {
    completion_draft: { requestId: string };
    /** Whether a contact has asked not to be reminded of anything. */
    reminders_off: { contactId: string };
  }
  interface Facts {
    /** The open completion of a request, if one was begun. */
    completion_draft: Draft | null;
    reminders_off: boolean;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** The applicant is reminded of what is lacking, unless somebody has done so since `remindedAt`: then the turn starts over. */
    remind_applicant: {
      requestId: string;
      contactId: string;
      remindedAt: string | null;
      actor: string;
      role: Role;
    };
  }
}
