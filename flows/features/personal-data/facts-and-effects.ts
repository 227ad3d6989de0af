import type { Access } from '../../../domain/access.ts';
import type { DataRequestKind } from '../../../domain/data-request.ts';

/** So many looks are told in a chat; all of them stand in the file. */
export const mostLooks = 6;

declare module '../../kernel/fact.ts' {
  interface Wants {
    my_accesses: {};
  }
  interface Facts {
    /** Who looked at this contact's data, the newest first, one more than a chat is told. */
    my_accesses: Access[];
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** A person asks something about their data; `words` is what they wrote about it. */
    data_request: { id: string; number: string; kind: DataRequestKind; words: string | null };
    /** A one-time link to everything kept about this contact, or to its erasure. */
    issue_person_link: { token: string; purpose: 'person' | 'erase' };
  }
}
