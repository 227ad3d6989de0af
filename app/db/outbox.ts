import type pg from 'pg';

export type Claimed = {
  id: string;
  body: string;
  attempts: number;
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
const leaseMs = 15_000;
const claimedUntil = (now: Date): Date => new Date(now.getTime() + leaseMs);

/** A delivery its channel has taken, by the id it gave it. */
export type Sent = { id: string; providerId: string; at: Date };

/*
 * What was sent is written down, and what is due then is claimed, the next for the same chats included. Only the oldest
 * pending delivery of an identity is ever claimed, so order holds and one is in flight. A first attempt is due at once,
 * whatever the clocks of database and bot think of each other. A claim that a crash of PostgreSQL takes back is only
 * made again, so nobody waits for claims alone to reach the disk. As JSON, what was sent leaves PostgreSQL with one plan:
 * for arrays of ever other lengths it plans each time anew.
 */
const settleAndClaim = `
WITH sent AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($6::jsonb) AS s(id bigint, "providerId" text, at timestamptz)
), quick AS MATERIALIZED (
  SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM sent) THEN set_config('synchronous_commit', 'off', true) END
), written AS (
  UPDATE delivery d SET state = 'sent', provider_id = sent."providerId", error = NULL, claimed_until = NULL, sent_at = sent.at,
    announced = NULL
  FROM sent WHERE d.id = sent.id AND d.state = 'pending'
), heads AS (
  SELECT DISTINCT ON (d.identity_id) d.id, d.claimed_until, d.next_attempt_at, d.attempts, d.identity_id
  FROM delivery d WHERE d.state = 'pending' AND d.id NOT IN (SELECT id FROM sent) ORDER BY d.identity_id, d.id
), due AS (
  SELECT h.id, i.channel, i.account, i.address, i.last_inbound_at FROM heads h JOIN identity i ON i.id = h.identity_id
  WHERE (h.claimed_until IS NULL OR h.claimed_until <= $1) AND (h.attempts = 0 OR h.next_attempt_at <= $1) AND i.blocked_at IS NULL
    AND (i.channel, i.account) IN (SELECT * FROM unnest($2::text[], $3::text[]))
  ORDER BY h.id LIMIT $5::int
)
UPDATE delivery d SET claimed_until = $4, attempts = d.attempts + 1
FROM due, quick WHERE d.id = due.id AND d.state = 'pending' AND (d.claimed_until IS NULL OR d.claimed_until <= $1)
RETURNING d.id::text, d.body, d.attempts, d.since, due.channel, due.account, due.address,
  due.last_inbound_at AS "lastInboundAt", (
    SELECT w.announced FROM delivery w
    WHERE w.contact_id = d.contact_id AND w.state = 'waiting' AND w.announced IS NOT NULL ORDER BY w.id DESC LIMIT 1
  ) AS announced`;

/** Writes down what was sent and takes the due heads of the identities these accounts can reach, at most so many. */
export const claimDeliveries = async (
  pool: pg.Pool,
  accounts: readonly { name: string; account: string }[],
  { now, most, sent }: { now: Date; most: number; sent: readonly Sent[] },
): Promise<Claimed[]> => {
  const { rows } = await pool.query<Claimed>({
    name: 'claim-deliveries',
    text: settleAndClaim,
    values: [
      now,
      accounts.map(({ name }) => name),
      accounts.map(({ account }) => account),
      claimedUntil(now),
      most,
      JSON.stringify(sent),
    ],
  });
  return rows;
};

/** Keeps deliveries that are still on their way from being claimed by somebody else. */
export const renewClaims = async (pool: pg.Pool, ids: readonly string[], now: Date): Promise<void> => {
  await pool.query(
    `UPDATE delivery SET claimed_until = $2 WHERE id = ANY($1::bigint[]) AND state = 'pending' AND claimed_until IS NOT NULL`,
    [ids, claimedUntil(now)],
  );
};

/**
 * What became of an attempt: taken; to be tried again at `next`, with new patience from `since`; to wait until the person
 * writes, who may have been told of `announced` by a template; given up.
 */
type Outcome =
  | { state: 'sent'; providerId: string; at: Date }
  | { state: 'pending'; error: string; next: Date; since?: Date }
  | { state: 'waiting'; error: string | null; announced: string | null; at: Date }
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
UPDATE delivery d SET state = 'pending', attempts = 0, error = NULL, since = now() FROM person
WHERE d.id = $1 AND d.state = 'waiting' AND person.last_inbound_at > coalesce($2, d.sent_at)`;

/** Lets a delivery that has just begun to wait go out if the person wrote after `since`, or else after it was sent. */
export const releaseIfWritten = async (
  pool: pg.Pool,
  id: string,
  since: Date | null = null,
): Promise<void> => {
  await pool.query({ name: 'release-if-written', text: release, values: [id, since] });
};

// A chat that is closed to us is so from the same moment on, lest the next message is begun in between.
const settle = `
WITH settled AS (
  UPDATE delivery SET state = $2,
    provider_id = coalesce($3, provider_id), error = $4, claimed_until = NULL,
    next_attempt_at = coalesce($5, next_attempt_at), sent_at = $6, since = coalesce($7, since), announced = $8
  WHERE id = $1 AND state = 'pending' RETURNING identity_id
)
UPDATE identity SET blocked_at = $9 FROM settled
WHERE identity.id = settled.identity_id AND $2 = 'failed' AND $4 IN ('blocked', 'gone')`;

const valuesOf = (claimed: Claimed, outcome: Outcome): unknown[] => {
  const { state } = outcome;
  return [
    claimed.id,
    state,
    state === 'sent' ? outcome.providerId : null,
    state === 'sent' ? null : outcome.error,
    state === 'pending' ? outcome.next : state === 'waiting' ? outcome.at : null,
    state === 'sent' ? outcome.at : null,
    state === 'pending' ? (outcome.since ?? null) : null,
    state === 'waiting' ? outcome.announced : null,
    state === 'failed' ? outcome.at : null,
  ];
};

/** Writes down what became of a claimed delivery; a blocked or vanished chat is not written to again until it writes. */
export const settleDelivery = async (pool: pg.Pool, claimed: Claimed, outcome: Outcome): Promise<void> => {
  await pool.query({ name: 'settle-delivery', text: settle, values: valuesOf(claimed, outcome) });
  if (outcome.state === 'waiting') await releaseIfWritten(pool, claimed.id, claimed.lastInboundAt);
};

/** Gives up what has waited for its person since before `before`. */
export const giveUpWaiting = async (pool: pg.Pool, before: Date): Promise<void> => {
  await pool.query(`UPDATE delivery SET state = 'failed' WHERE state = 'waiting' AND created_at < $1`, [
    before,
  ]);
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
