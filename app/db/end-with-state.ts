import { openStates, stateCodes, type State } from '../../domain/state.ts';
import { fillBlocks } from './booking-blocks.ts';
import { endHolds, releaseRequest } from './release-holds.ts';
import { runSql } from './run-sql.ts';
import type { Moment } from './take-seats.ts';
import type { Tx } from './transaction.ts';

/*
 * What is lacking is filled in in a form of its own, with links and a room kept for a while. Its person may stand in it: the
 * next message finds the form given up.
 */
const endCompletion = `
WITH gone AS (UPDATE draft SET state = 'abandoned' WHERE request_id = $1::uuid AND state = 'open' RETURNING id),
links AS (UPDATE secure_token t SET expires_at = $2::timestamptz FROM gone
  WHERE t.draft_id = gone.id AND t.used_at IS NULL AND t.expires_at > $2::timestamptz),
holds AS (UPDATE booking b SET released_at = $2::timestamptz FROM gone
  WHERE b.draft_id = gone.id AND b.kind = 'draft' AND b.released_at IS NULL)
SELECT count(*) FROM gone`;

const endViews = `UPDATE secure_token SET expires_at = $2::timestamptz
WHERE request_id = $1::uuid AND used_at IS NULL AND expires_at > $2::timestamptz`;

const endMoves = async (tx: Tx, requestId: string, moment: Moment): Promise<void> => {
  const { now } = moment;
  const open = { requestId, state: 'proposed' };
  for (const { id } of await tx.bookingMove.findMany({ where: open, select: { id: true } }))
    await fillBlocks(tx, await endHolds(tx, { moveId: id, kind: 'proposal' }, now), moment);
  await tx.bookingMove.updateMany({ where: open, data: { state: 'expired', answeredAt: now } });
};

type Hanging = {
  /** The states in which it goes on. */
  lives: readonly State[];
  end(tx: Tx, requestId: string, moment: Moment): Promise<unknown>;
};

const standing = stateCodes.filter((code) => code !== 'rejected' && code !== 'withdrawn');

/** Everything that hangs on a request's state. */
const hanging: Record<'completion' | 'moves' | 'views' | 'holds' | 'names', Hanging> = {
  completion: {
    lives: ['needs_completion'],
    end: (tx, requestId, { now }) => runSql(tx, endCompletion, [requestId, now]),
  },
  moves: { lives: openStates, end: endMoves },
  // Who has to look at identity data once it is closed asks for a link anew.
  views: { lives: openStates, end: (tx, requestId, { now }) => runSql(tx, endViews, [requestId, now]) },
  // What was done keeps its rooms and names: it may still be used.
  holds: { lives: standing, end: releaseRequest },
  names: {
    lives: standing,
    end: (tx, requestId, { now }) =>
      tx.reservedName.updateMany({ where: { requestId, releasedAt: null }, data: { releasedAt: now } }),
  },
};

/** Ends what hangs on a request and does not go on in the state it enters; in the transaction of the step. */
export const endWithState = async (
  tx: Tx,
  { requestId, to, ...moment }: { requestId: string; to: State } & Moment,
): Promise<void> => {
  for (const { lives, end } of Object.values(hanging))
    if (!lives.includes(to)) await end(tx, requestId, moment);
};
