import { z } from 'zod';
import { personal } from '../../domain/personal.ts';
import { openStates } from '../../domain/state.ts';
import { endActingHead, nameActingHead } from './acting-head.ts';
import { lockAdministration, recordAdmin } from './admin-events.ts';
import { runSql, type Tx as AnyTx } from './run-sql.ts';
import type { Tx } from './transaction.ts';

const Acting = z.object({ id: z.string(), kind: z.enum(['plh', 'plt']), from: z.string(), to: z.string() });
const Numbered = z.object({ number: z.string() });
const Block = z.object({ id: z.string(), resource: z.string(), from: z.date(), to: z.date() });

/** What a member of staff holds: what somebody else has to go on with when they leave. */
export type Holdings = {
  acting: z.infer<typeof Acting>[];
  /** Times of rooms and equipment they have blocked, and moves they have proposed and nobody has answered. */
  blocks: z.infer<typeof Block>[];
  moves: string[];
  /** Open requests on which the last step was theirs, and questions they answered last that are not closed. */
  requests: string[];
  questions: string[];
};

const open = openStates.map((state) => `'${state}'`).join(', ');
const acting = `SELECT id::text, kind, to_char(from_on, 'YYYY-MM-DD') AS "from", to_char(to_on, 'YYYY-MM-DD') AS "to" FROM acting_head
  WHERE staff_id = $1::uuid AND ended_at IS NULL AND to_on >= $2::date ORDER BY from_on`;
const blocks = `SELECT id::text, resource, starts_at AS "from", ends_at AS "to" FROM booking_block
  WHERE staff_id = $1::uuid AND released_at IS NULL AND ends_at > $2::timestamptz ORDER BY starts_at LIMIT 500`;
const moves = `SELECT r.number FROM booking_move m JOIN request r ON r.id = m.request_id
  WHERE m.staff_id = $1::uuid AND m.state = 'proposed' ORDER BY r.number LIMIT 500`;
// Names stand in histories, ids do not: whose office two have by the same name is asked with the unit.
const requests = `SELECT r.number FROM request r WHERE r.state IN (${open}) AND r.id IN (
    SELECT e.request_id FROM request_event e WHERE e.actor = $1)
  AND (SELECT e.actor FROM request_event e WHERE e.request_id = r.id AND e.role <> 'applicant' AND e.action <> 'viewed'
    ORDER BY e.seq DESC LIMIT 1) = $1 ORDER BY r.number LIMIT 500`;
const questions = `SELECT q.number FROM question q WHERE q.state <> 'closed' AND q.id IN (
    SELECT m.question_id FROM question_message m WHERE m.staff_id = $1::uuid)
  AND (SELECT m.staff_id FROM question_message m WHERE m.question_id = q.id AND m.staff_id IS NOT NULL ORDER BY m.id DESC LIMIT 1) = $1::uuid
  ORDER BY q.number LIMIT 500`;

const numbers = async (tx: AnyTx, sql: string, values: unknown[]): Promise<string[]> =>
  z
    .array(Numbered)
    .parse(await runSql(tx, sql, values))
    .map(({ number }) => number);

/** Everything a member of staff holds on an ISO date. */
export const holdingsOf = async (
  tx: AnyTx,
  { id, name }: { id: string; name: string },
  { today, now }: { today: string; now: Date },
): Promise<Holdings> => ({
  acting: z.array(Acting).parse(await runSql(tx, acting, [id, today])),
  blocks: z.array(Block).parse(await runSql(tx, blocks, [id, now])),
  moves: await numbers(tx, moves, [id]),
  requests: await numbers(tx, requests, [personal(name)]),
  questions: await numbers(tx, questions, [id]),
});

type Member = { id: string; name: string };
type By = { actor: string; now: Date; today: string };

/**
 * Gives what a member of staff holds to another, in the caller's transaction, and writes it down: blocks and proposals become theirs, and
 * the days left of standing in for the head. Requests and questions are the unit's; they are listed for whoever goes on with them.
 */
export const handOver = async (
  tx: Tx,
  { from, to }: { from: Member; to: Member & { role: string } },
  { actor, now, today }: By,
): Promise<Holdings> => {
  await lockAdministration(tx);
  const held = await holdingsOf(tx, from, { today, now });
  await tx.bookingBlock.updateMany({
    where: { id: { in: held.blocks.map(({ id }) => id) } },
    data: { staffId: to.id },
  });
  await tx.bookingMove.updateMany({
    where: { staffId: from.id, state: 'proposed' },
    data: { staffId: to.id },
  });
  for (const { id, kind, from: first, to: last } of held.acting) {
    await endActingHead(tx, id, { actor, now });
    if (to.role === 'head') continue;
    const term = { kind, from: first < today ? today : first, to: last };
    await nameActingHead(tx, { staffId: to.id, term }, { actor, now });
  }
  const parts = Object.entries(held).map(([kind, list]) => `${kind} ${list.length}`);
  const note = `${from.name} → ${to.name}: ${parts.join(', ')}`;
  await recordAdmin(tx, { action: 'staff_handed_over', about: from.id, actor, at: now, note });
  return held;
};
