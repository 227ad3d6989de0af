import type { StaffMember } from '../../../domain/role.ts';
import type { z } from 'zod';
import type { InboxFilter, InboxFrom, InboxPage, InboxRow } from '../office/index.ts';
import type { postedStep } from './posted-step.ts';

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

declare module '../../kernel/event.ts' {
  interface HouseEvents {
    desk_step: z.infer<typeof postedStep>;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** What came of a step posted at the desk on the web, for the page that waits for it. */
    desk_outcome: { post: string; outcome: 'done' | 'refused'; say: string };
    /** A one-time link for staff to see the sensitive parts of a request. */
    issue_view_link: { token: string; requestId: string };
  }
}
