import type { Effect } from './effect.ts';
import type { Session } from './session.ts';

/** What one step decided: where the contact is now, and what the outside has to do. */
export type Result = { session: Session; effects: Effect[] };
