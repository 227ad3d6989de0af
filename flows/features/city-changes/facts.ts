import type { CityEdit } from '../../catalogue/city-edit.ts';
import type { Pattern } from '../../kernel/pattern.ts';

/** A change of what the city decides that waits for its adoption; `at` is an ISO instant. */
export type Proposal = { id: number; author: string; reason: string; at: string; edits: CityEdit[] };

/** What was said in a chat nobody has: by whom, and the text as a messenger without buttons shows it. */
export type PreviewLine = { from: 'person' | 'office'; text: string };

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** The changes of the city that wait to be adopted, the oldest first. */
    city_proposals: {};
    /** A file of the live city. */
    city_file: { file: string };
    /** Texts in which some words stand, or the one of that name. */
    city_texts: { words: string };
    /** The chat as a citizen would meet it with edits made, and what they say in it at last. */
    city_preview: { edits: readonly CityEdit[]; said: readonly string[] };
    /** What edits of the city would come to. */
    city_trial: { edits: readonly CityEdit[] };
  }
  interface Facts {
    city_proposals: Proposal[];
    /** As it was written, as data; null where there is none. */
    city_file: unknown;
    city_preview: PreviewLine[];
    city_texts: [name: string, pattern: Pattern][];
    /** The version they were tried on, what they say otherwise, and why they cannot be made. */
    city_trial: { live: number; lines: string[]; problems: string[] };
  }
}
