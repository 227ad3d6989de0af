import type { CityEdit } from '../../catalogue/city-edit.ts';

/** A change of what the city decides that waits for its adoption; `at` is an ISO instant. */
export type Proposal = { id: number; author: string; reason: string; at: string; edits: CityEdit[] };

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** The changes of the city that wait to be adopted, the oldest first. */
    city_proposals: {};
    /** What edits of the city would come to. */
    city_trial: { edits: readonly CityEdit[] };
  }
  interface Facts {
    city_proposals: Proposal[];
    /** The version they were tried on, what they say otherwise, and why they cannot be made. */
    city_trial: { live: number; lines: string[]; problems: string[] };
  }
}
