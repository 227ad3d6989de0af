import { personalId } from '../../domain/personal.ts';
import type pg from 'pg';

export type Claimed = {
  id: string;
  identityId: string;
  body: string;
  attempts: number;
  /** What the try before came to; null where there was none. */
  error: string | null;
  /** From when the patience with refusals is counted. */
  since: Date;
  lastInboundAt: Date;
  /** The news the person was last told of by a template, without having written since. */
  announced: string | null;
  channel: string;
  account: string;
  address: string;
};

/** A claim lasts this long unless it is renewed; what a killed process had under way is made good after it. */
const leaseMs = 4_000;
/** Until when what is claimed now is this process's. */
export const claimedUntil = (now: Date): Date => new Date(now.getTime() + leaseMs);

/*
 * Only the oldest pending delivery of an identity is ever claimed, so order holds and one is in flight. What is due is
 * found account by account in the order of `delivery_due`: nothing that waits for another account is looked at. A first
 * attempt is due at once, whatever the clocks of database and bot think of each other. A claim that a crash of
 * PostgreSQL takes back is only made again, so nobody waits for claims to reach the disk.
 */
const claim = `
WITH quick AS MATERIALIZED (
  SELECT set_config('synchronous_commit', 'off', true)
), heads AS MATERIALIZED (
  SELECT h.* FROM unnest($2::text[], $3::text[]) AS a(channel, account), LATERAL (
    SELECT d.id, d.identity_id, coalesce(i.own_address, i.address) AS address, i.last_inbound_at
    FROM delivery d JOIN identity i ON i.id = d.identity_id
    WHERE d.state = 'pending' AND d.channel = a.channel AND d.account = a.account
      AND d.next_attempt_at <= greatest($1::timestamptz, now()) AND (d.attempts = 0 OR d.next_attempt_at <= $1)
      AND (d.claimed_until IS NULL OR d.claimed_until <= $1) AND i.blocked_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.identity_id = d.identity_id AND o.state = 'pending' AND o.id < d.id)
    ORDER BY d.next_attempt_at, d.id LIMIT $5::int
  ) h ORDER BY h.id LIMIT $5::int
)
UPDATE delivery d SET claimed_until = $4, attempts = d.attempts + 1
FROM heads, quick WHERE d.id = heads.id AND d.state = 'pending' AND (d.claimed_until IS NULL OR d.claimed_until <= $1)
RETURNING d.id::text, d.identity_id::text AS "identityId", d.body, d.attempts, d.error, d.since, d.channel, d.account, heads.address,
  heads.last_inbound_at AS "lastInboundAt", (
    SELECT w.announced FROM delivery w
    WHERE w.contact_id = d.contact_id AND w.state = 'waiting' AND w.announced IS NOT NULL ORDER BY w.id DESC LIMIT 1
  ) AS announced`;

/** Takes the due heads of the identities these accounts can reach, at most so many. */
export const claimDeliveries = async (
  pool: Pick<pg.Pool, 'query'>,
  accounts: readonly { name: string; account: string }[],
  { now, most }: { now: Date; most: number },
): Promise<Claimed[]> => {
  const { rows } = await pool.query<Claimed>({
    name: 'claim-deliveries',
    text: claim,
    values: [
      now,
      accounts.map(({ name }) => name),
      accounts.map(({ account }) => account),
      claimedUntil(now),
      most,
    ],
  });
  return rows;
};

/** A delivery its channel has taken, by the id it gave it. */
export type Sent = { id: string; providerId: string; at: Date };

// As JSON, what was sent goes with one plan: for arrays of ever other lengths PostgreSQL plans each time anew. Nobody waits
// for it to reach the disk, which it does with the next turn: what a crash of PostgreSQL takes back is sent once more, as
// what was sent in that moment is.
const settleMany = `
WITH quick AS MATERIALIZED (
  SELECT set_config('synchronous_commit', 'off', true)
), sent AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS sent(id bigint, "providerId" text, at timestamptz)
)
UPDATE delivery d SET state = 'sent', provider_id = sent."providerId", error = NULL, claimed_until = NULL, sent_at = sent.at,
  announced = NULL
FROM sent, quick WHERE d.id = sent.id AND d.id = ANY(ARRAY(SELECT id FROM sent)) AND d.state = 'pending'`;

/** Writes down what was sent, of many chats together. */
export const settleSent = async (pool: pg.Pool, sent: readonly Sent[]): Promise<void> => {
  const named = sent.map((one) => ({ ...one, providerId: personalId(one.providerId) }));
  await pool.query({ name: 'settle-sent', text: settleMany, values: [JSON.stringify(named)] });
};

// What is being settled at this moment needs no claim any more. Waited for, it would in its turn wait for what is renewed here,
// and everybody for the second after which PostgreSQL finds that out.
const renew = `
UPDATE delivery SET claimed_until = $2 WHERE id = ANY(ARRAY(
  SELECT id FROM delivery WHERE id = ANY($1::bigint[]) AND state = 'pending' AND claimed_until IS NOT NULL FOR UPDATE SKIP LOCKED))`;

/** Keeps deliveries that are still on their way from being claimed by somebody else; those somebody has hold of are left alone. */
export const renewClaims = async (pool: pg.Pool, ids: readonly string[], now: Date): Promise<void> => {
  await pool.query({ name: 'renew-claims', text: renew, values: [ids, claimedUntil(now)] });
};

/** Gives back what was claimed and not tried, so that whoever looks next may take it. */
export const giveBackClaims = async (pool: pg.Pool, ids: readonly string[]): Promise<void> => {
  await pool.query(
    `UPDATE delivery SET claimed_until = NULL, attempts = greatest(attempts - 1, 0)
     WHERE id = ANY($1::bigint[]) AND state = 'pending' AND claimed_until IS NOT NULL`,
    [ids],
  );
};

/**
 * What became of an attempt: taken; to be tried again at `next`, with new patience from `since`, as the `attempts`-th; to wait until the person
 * writes, who may have been told of `announced` by a template, or whose chat is `closed` to us; given up.
 */
type Outcome =
  | { state: 'sent'; providerId: string; at: Date }
  | { state: 'pending'; error: string; next: Date; since?: Date; attempts?: number }
  | { state: 'waiting'; error: string | null; announced: string | null; at: Date; closed?: boolean }
  | { state: 'failed'; error: string; at: Date };

/*
 * The person's row is waited for, whoever holds it: a message stored until then is seen here, and one stored after it
 * sees what waits (`release_waiting`).
 */
const release = `
WITH person AS MATERIALIZED (
  SELECT i.last_inbound_at FROM delivery d JOIN identity i ON i.id = d.identity_id
  WHERE d.id = $1 AND d.state = 'waiting' FOR SHARE OF i
)
UPDATE delivery d SET state = 'pending', attempts = 0, error = NULL, since = $3 FROM person
WHERE d.id = $1 AND d.state = 'waiting' AND person.last_inbound_at > coalesce($2, d.sent_at)`;

/** Lets a delivery that has just begun to wait go out if the person wrote after `since`, or else after it was sent. */
export const releaseIfWritten = async (
  pool: pg.Pool,
  id: string,
  { since, now }: { since: Date | null; now: Date },
): Promise<void> => {
  await pool.query({ name: 'release-if-written', text: release, values: [id, since, now] });
};

// A chat that is closed to us is so from the same moment on, lest the next message is begun in between; unless its person
// has written since the delivery was claimed. What stands behind a delivery that is tried again later is due no sooner:
// looks do not come upon it in vain.
const settle = `
WITH settled AS (
  UPDATE delivery SET state = $2,
    provider_id = coalesce($3, provider_id), error = $4, claimed_until = NULL,
    next_attempt_at = coalesce($5, next_attempt_at), sent_at = $6, since = coalesce($7, since), announced = $8, attempts = coalesce($11, attempts)
  WHERE id = $1 AND state = 'pending' RETURNING identity_id
), behind AS (
  UPDATE delivery b SET next_attempt_at = $5 FROM settled
  WHERE $2 = 'pending' AND b.identity_id = settled.identity_id AND b.state = 'pending' AND b.id > $1 AND b.next_attempt_at < $5
)
UPDATE identity SET blocked_at = $9 FROM settled
WHERE identity.id = settled.identity_id AND $9::timestamptz IS NOT NULL AND identity.last_inbound_at <= $10`;

const valuesOf = (claimed: Pick<Claimed, 'id' | 'lastInboundAt'>, outcome: Outcome): unknown[] => {
  const { state } = outcome;
  return [
    claimed.id,
    state,
    state === 'sent' ? personalId(outcome.providerId) : null,
    state === 'sent' ? null : outcome.error,
    state === 'pending' ? outcome.next : state === 'sent' ? null : outcome.at,
    state === 'sent' ? outcome.at : null,
    state === 'pending' ? (outcome.since ?? null) : null,
    state === 'waiting' ? outcome.announced : null,
    state === 'waiting' && outcome.closed ? outcome.at : null,
    claimed.lastInboundAt,
    state === 'pending' ? (outcome.attempts ?? null) : null,
  ];
};

/**
 * Writes down what became of a claimed delivery. A blocked or vanished chat is not written to again until it writes; what
 * found that out waits before all that stands behind it.
 */
export const settleDelivery = async (
  pool: pg.Pool,
  claimed: Pick<Claimed, 'id' | 'lastInboundAt'>,
  outcome: Outcome,
): Promise<void> => {
  await pool.query({ name: 'settle-delivery', text: settle, values: valuesOf(claimed, outcome) });
  if (outcome.state === 'waiting')
    await releaseIfWritten(pool, claimed.id, { since: claimed.lastInboundAt, now: outcome.at });
};

/** Gives up what has waited for its person since before `before`. */
export const giveUpWaiting = async (
  pool: pg.Pool,
  { before, now }: { before: Date; now: Date },
): Promise<void> => {
  await pool.query(
    `UPDATE delivery SET state = 'failed', next_attempt_at = $2 WHERE state = 'waiting' AND created_at < $1`,
    [before, now],
  );
};

type Depths = { inbox: number; outbox: number; waiting: number };

/**
 * How many messages wait for a turn, how many deliveries for their channel, and how many until their person writes;
 * counted up to a bound, so that it stays cheap.
 */
export const countWaiting = async (pool: pg.Pool): Promise<Depths> => {
  const { rows } = await pool.query<Depths>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM inbox_message WHERE done_at IS NULL AND failed_at IS NULL LIMIT 100000) i) AS inbox,
            (SELECT count(*)::int FROM (SELECT 1 FROM delivery WHERE state = 'pending' LIMIT 100000) o) AS outbox,
            (SELECT count(*)::int FROM (SELECT 1 FROM delivery WHERE state = 'waiting' LIMIT 100000) w) AS waiting`,
  );
  return rows[0] ?? { inbox: 0, outbox: 0, waiting: 0 };
};
