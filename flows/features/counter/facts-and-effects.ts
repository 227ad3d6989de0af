import type { State } from '../../../domain/state.ts';

/** What a receipt's number and code come to: a request to be joined, one that is this chat's already, or nothing. */
export type CounterCode =
  | { is: 'good'; requestId: string; generation: number; service: string; state: State }
  | { is: 'own' }
  | { is: 'wrong' }
  | { is: 'locked' };

declare module '../../kernel/fact.ts' {
  interface Wants {
    counter_code: { number: string; code: string };
  }
  interface Facts {
    counter_code: CounterCode;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** A request of the counter becomes this chat's, with all that belongs to it. */
    join_counter: { requestId: string; generation: number };
    /** A receipt's code was tried that is none: the receipt's tries are counted, and it is written down. */
    counter_code_missed: { number: string };
  }
}
