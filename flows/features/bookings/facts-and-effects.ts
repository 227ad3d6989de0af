import type { Resource } from '../../../domain/resources.ts';
import type { Role } from '../../../domain/role.ts';
import type { Slot } from '../../fields/answer.ts';
import type { Booked } from './booked.ts';
import type { OpenMove } from './open-change.ts';

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** What requests and blocks hold from one day to another, for staff. */
    booked: { resources: Resource[]; from: string; until: string };
    /** A proposed move that can still be answered, by its id or its request's. */
    open_move: { of: { id: string } | { requestId: string } };
  }
  interface Facts {
    /** By beginning. */
    booked: readonly Booked[];
    open_move: OpenMove | null;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** Proposes another period to a request's applicant; both are held until they answer. */
    propose_move: {
      requestId: string;
      contactId: string;
      item: string;
      slot: Slot;
      reason: string;
      /** ISO instant. */
      expiresAt: string;
      staffId: string;
      actor: string;
      role: Role;
      note: string;
    };
    /** The applicant's answer to it. */
    answer_move: {
      moveId: string;
      requestId: string;
      accept: boolean;
      item: string;
      slot: Slot;
      actor: string;
      note: string;
    };
  }
}
