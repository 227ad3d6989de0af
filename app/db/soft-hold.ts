import type pg from 'pg';
import type { Prisma } from './generated/client.ts';
import { takeSeats, type Moment, type Seats } from './take-seats.ts';

type Tx = Prisma.TransactionClient;

/** How long a form being filled in keeps its period after each answer. */
export const softMinutes = 15;
/** However many answers come, one choice is kept no longer than this. */
export const softLimitMinutes = 60;
/** What one person may keep in a day before sending anything: a form is no way to block a room. */
const budgetMinutes = 120;
/** A period taken this shortly ago was taken while the turn was being decided. */
const racedMs = 10_000;

/** What a form being filled in wants kept; `requestId` when it completes a request. Nothing wanted lets go. */
export type SoftWish = {
  draftId: string;
  contactId: string;
  requestId: string | null;
  wishes: readonly Seats[];
};

/** Lets go of what a form keeps; gives how many seats. */
export const letGo = (tx: Tx, draftId: string, now: Date): Promise<number> =>
  tx.$executeRaw`UPDATE booking SET released_at = ${now}::timestamptz
    WHERE draft_id = ${draftId}::uuid AND kind = 'draft' AND released_at IS NULL`;

/** Minutes this contact has kept something softly in the last day, each choice counted once whatever it holds. */
const minutesKept = async (tx: Tx, contactId: string, now: Date): Promise<number> => {
  const [row] = await tx.$queryRaw<{ minutes: number }[]>`
    SELECT coalesce(sum(seconds), 0)::float / 60 AS minutes FROM (
      SELECT max(extract(epoch FROM least(released_at, held_until, ${now}::timestamptz) - created_at)) AS seconds
      FROM booking
      WHERE kind = 'draft' AND contact_id = ${contactId}::uuid AND created_at > ${now}::timestamptz - interval '1 day'
      GROUP BY draft_id, created_at) AS choice`;
  return row?.minutes ?? 0;
};

const wasRaced = async (
  tx: Tx,
  { resource, from, to }: Seats,
  holder: string,
  now: Date,
): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ raced: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM booking WHERE resource = ${resource} AND released_at IS NULL AND holder <> ${holder}::uuid
        AND tstzrange(starts_at, free_at) && tstzrange(${from}::timestamptz, ${to}::timestamptz)
        AND created_at > ${new Date(now.getTime() - racedMs)}::timestamptz) AS raced`;
  return row?.raced ?? false;
};

/**
 * Keeps what a form being filled in has chosen, in place of what it had chosen before. `raced`: somebody took it since
 * the turn was decided, which has to be decided anew. A person who has kept too much today keeps nothing more, and
 * *Kirim* decides.
 */
export const holdSoftly = async (
  tx: Tx,
  { draftId, contactId, requestId, wishes }: SoftWish,
  moment: Moment,
): Promise<'held' | 'not_held' | 'raced'> => {
  const { now } = moment;
  await letGo(tx, draftId, now);
  if (wishes.length === 0 || (await minutesKept(tx, contactId, now)) >= budgetMinutes) return 'not_held';
  const holder = requestId ?? contactId;
  const heldUntil = new Date(now.getTime() + softMinutes * 60_000);
  const who = { kind: 'draft' as const, holder, draftId, contactId, heldUntil };
  for (const wish of wishes.toSorted((a, b) => a.resource.localeCompare(b.resource))) {
    if ((await takeSeats(tx, who, wish, moment)) === wish.amount) continue;
    const raced = await wasRaced(tx, wish, holder, now);
    await letGo(tx, draftId, now);
    return raced ? 'raced' : 'not_held';
  }
  return 'held';
};

/** Forgets what forms kept for a while before `before`; of what was sent the request holds it since. */
export const forgetSoftHolds = async (
  pool: pg.Pool,
  { before, now }: { before: Date; now: Date },
): Promise<void> => {
  await pool.query(`DELETE FROM booking WHERE kind = 'draft' AND created_at < $1 AND held_until < $2`, [
    before,
    now,
  ]);
};
