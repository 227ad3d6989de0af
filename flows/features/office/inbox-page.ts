import type { State } from '../../../domain/state.ts';
import type { RequestView } from '../requests/index.ts';

/** A request in a list of staff. */
export type InboxRow = Pick<
  RequestView,
  | 'id'
  | 'number'
  | 'service'
  | 'state'
  | 'unit'
  | 'supporting'
  | 'promisedOn'
  | 'decideBy'
  | 'dueOn'
  | 'version'
>;

/** Which requests a list shows; null: all services, and of the states those that wait for this member of staff. */
export type InboxFilter = { service: string | null; state: State | null };

/** A page of a list: from the start, or next to a request on the page shown before. */
export type InboxFrom = { after: string } | { before: string } | null;

/**
 * A page, oldest promise first (of finished requests newest first); what the member's unit is only named beside comes
 * last and is counted by itself, in `beside`. Counts stop at a hundred.
 */
export type InboxPage = {
  rows: InboxRow[];
  earlier: boolean;
  later: boolean;
  count: number;
  late: number;
  beside: number;
};
