import type { Database } from '../../app/db/open.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { Clocks } from '../../flows/catalogue/clocks.ts';
import { chance } from './chance.ts';
import type { Life } from './random-lives.ts';

/** The applicants' own terms in the simulated year: short enough that many run out in it. */
export const yearTerms = {
  completion: { remind: 3, ask: 2 },
  move: { answer: 48, remind: 12 },
  reopening: { within: 7, remind: 2 },
} as const;

/** The clocks of a city with these terms. */
export const clocksOfYear = (): Catalogue['city']['clocks'] => Clocks.parse(yearTerms);

/** A move that was proposed to an applicant, and when they answered. */
export type YearMove = {
  id: string;
  requestId: string;
  number: string;
  unit: string;
  at: Date;
  answeredAt: Date | null;
};

const day = 24 * 3_600_000;
const atWork = ['disposed', 'in_progress'];

/** Proposes a move for some requests, at a time after which nothing else happens to them for three days; half of them are answered. */
export const drawMoves = (lives: readonly Life[], seed: number): YearMove[] =>
  lives.flatMap((life, n) => {
    const { id, number, unit, events } = life;
    const stay = events.find(({ to, at }, nth) => {
      const next = events[nth + 1]?.at.getTime() ?? Infinity;
      return atWork.includes(to) && next - at.getTime() > 3 * day;
    });
    if (!stay || chance(seed + 31, n) > 0.5) return [];
    const at = new Date(stay.at.getTime() + Math.ceil(chance(seed + 32, n) * 12 * 60) * 60_000);
    const isAnswered = chance(seed + 33, n) < 0.5;
    const answeredAt = isAnswered
      ? new Date(at.getTime() + Math.ceil(chance(seed + 34, n) * 47 * 60) * 60_000)
      : null;
    return [{ id: crypto.randomUUID(), requestId: id, number, unit, at, answeredAt }];
  });

const propose = `INSERT INTO booking_move (id, request_id, item, old_starts_at, old_ends_at, starts_at, ends_at, reason, staff_id, created_at, expires_at)
  SELECT g.id, g.request, 'waktu', g.at + interval '5 days', g.at + interval '5 days 2 hours', g.at + interval '6 days', g.at + interval '6 days 2 hours',
    'Dipakai Wali Kota', $4::uuid, g.at, g.at + $5::int * interval '1 hour'
  FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS g(id, request, at)`;

const answer = `UPDATE booking_move m SET state = 'refused', answered_at = g.at
  FROM unnest($1::uuid[], $2::timestamptz[]) AS g(id, at) WHERE m.id = g.id AND m.state = 'proposed'`;

/** Lets moves be proposed and answered that were between two instants. */
export const letMove = async (
  { pool }: Pick<Database, 'pool'>,
  moves: readonly YearMove[],
  staffId: string,
  [after, until]: readonly [Date, Date],
): Promise<void> => {
  const isNow = (at: Date | null): boolean => at !== null && at > after && at <= until;
  const made = moves.filter(({ at }) => isNow(at));
  if (made.length > 0)
    await pool.query(propose, [
      made.map(({ id }) => id),
      made.map(({ requestId }) => requestId),
      made.map(({ at }) => at),
      ...[staffId, yearTerms.move.answer],
    ]);
  const answered = moves.filter(({ answeredAt }) => isNow(answeredAt));
  if (answered.length > 0)
    await pool.query(answer, [answered.map(({ id }) => id), answered.map(({ answeredAt }) => answeredAt)]);
};
