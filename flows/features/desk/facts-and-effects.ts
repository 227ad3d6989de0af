import type { StaffMember } from '../../../domain/role.ts';
import type { InboxFilter, InboxFrom, InboxPage, InboxRow } from '../office/index.ts';

declare module '../../kernel/fact.ts' {
  interface Wants {
    inbox: { staff: StaffMember; filter: InboxFilter; from: InboxFrom };
    /** Requests whose code begins so, whatever their year. */
    requests_by_code: { staff: StaffMember; code: string };
  }
  interface Facts {
    inbox: InboxPage;
    /** At most a page. */
    requests_by_code: InboxRow[];
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** A one-time link for staff to see the sensitive parts of a request. */
    issue_view_link: { token: string; requestId: string };
  }
}
