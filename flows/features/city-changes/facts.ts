import type { CityEdit } from '../../catalogue/city-edit.ts';
import type { Pattern } from '../../kernel/pattern.ts';

/** A change of what the city decides that waits for its adoption; `at` is an ISO instant. */
export type Proposal = { id: number; author: string; reason: string; at: string; edits: CityEdit[] };

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** The changes of the city that wait to be adopted, the oldest first. */
    city_proposals: {};
    /** A file of the live city. */
    city_file: { file: string };
    /** Texts in which some words stand, or the one of that name. */
    city_texts: { words: string };
    /** What edits of the city would come to. */
    city_trial: { edits: readonly CityEdit[] };
  }
  interface Facts {
    city_proposals: Proposal[];
    /** As it was written, as data; null where there is none. */
    city_file: unknown;
    city_texts: [name: string, pattern: Pattern][];
    /** The version they were tried on, what they say otherwise, and why they cannot be made. */
    city_trial: { live: number; lines: string[]; problems: string[] };
  }
}
