import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Database } from '../../app/db/open.ts';
import { addDays, cityDate } from '../../domain/city-time.ts';
import type { State } from '../../domain/state.ts';

export type LifeEvent = { action: string; from: State | null; to: State; at: Date };

/** One request with everything that happened to it, as rows tell it. */
export type Life = {
  id: string;
  number: string;
  service: string;
  unit: string;
  channel: string;
  submittedAt: Date;
  promisedOn: string;
  dueOn: string | null;
  state: State;
  events: LifeEvent[];
  ratings: { stars: number; at: Date; round: number }[];
  /** By how many working days its promise was extended, and when. */
  extended?: { at: Date; days: number };
};

/** What may happen next, by state; a look and a rating change nothing of it. Written out, not taken from the product. */
const next: Record<State, [action: string, to: State][]> = {
  submitted: [
    ['verify', 'verified'],
    ['request_completion', 'needs_completion'],
    ['request_completion', 'needs_completion'],
    ['verify', 'verified'],
    ['reject', 'rejected'],
    ['withdraw', 'withdrawn'],
    ['viewed', 'submitted'],
  ],
  needs_completion: [
    ['complete_items', 'submitted'],
    ['complete_items', 'submitted'],
    ['reject', 'rejected'],
    ['withdraw', 'withdrawn'],
    ['reminded', 'needs_completion'],
  ],
  verified: [
    ['register', 'registered'],
    ['register', 'registered'],
    ['register', 'registered'],
    ['reject', 'rejected'],
    ['withdraw', 'withdrawn'],
  ],
  registered: [
    ['dispose', 'disposed'],
    ['dispose', 'disposed'],
    ['dispose', 'disposed'],
    ['reject', 'rejected'],
    ['withdraw', 'withdrawn'],
  ],
  disposed: [
    ['start', 'in_progress'],
    ['note', 'disposed'],
    ['withdraw', 'withdrawn'],
  ],
  in_progress: [['complete', 'completed']],
  completed: [
    ['reopen', 'in_progress'],
    ['rate', 'completed'],
    ['rate', 'completed'],
    ['viewed', 'completed'],
  ],
  rejected: [['viewed', 'rejected']],
  withdrawn: [],
};

const takenBackSometimes = new Set(['request_completion', 'reject', 'dispose', 'start', 'complete']);

type Chances = {
  sent: number;
  service: string;
  unit: string;
  channel: string;
  promise: number;
  due: number | null;
  steps: { pick: number; gap: number; stars: number; back: boolean }[];
};

/** A request's life from what chance has picked; `start` in milliseconds, `sent` and gaps in minutes. */
const lifeOf = (
  { sent, service, unit, channel, promise, due, steps }: Chances,
  start: number,
  tz: string,
): Life => {
  const submittedAt = new Date(start + sent * 60_000);
  let [state, at]: [State, number] = ['submitted', submittedAt.getTime()];
  const events: LifeEvent[] = [{ action: 'submit', from: null, to: 'submitted', at: submittedAt }];
  const ratings: Life['ratings'] = [];
  let last: LifeEvent | null = null;
  for (const { pick, gap, stars, back } of steps) {
    at += gap * 60_000;
    const when = new Date(at);
    if (back && last?.from && takenBackSometimes.has(last.action)) {
      events.push({ action: 'take_back', from: state, to: last.from, at: when });
      [state, last] = [last.from, null];
      continue;
    }
    const moves: [action: string, to: State][] = next[state];
    const move = moves[pick % moves.length];
    if (!move) break;
    const [action, to]: [string, State] = move;
    const round = 1 + events.filter((event) => event.action === 'reopen').length;
    if (action === 'rate') {
      if (!ratings.some((one) => one.round === round)) ratings.push({ stars, at: when, round });
      last = null;
      continue;
    }
    const event: LifeEvent = { action, from: state, to, at: when };
    events.push(event);
    if (to !== state) last = event;
    state = to;
  }
  const id = randomUUID();
  const sentOn = cityDate(submittedAt, tz);
  return {
    ...{ id, number: `TD-${id}`, service, unit, channel, submittedAt, state, events, ratings },
    promisedOn: addDays(sentOn, promise),
    dueOn: due === null ? null : addDays(sentOn, due),
  };
};

/** Random lives that begin within some days of an instant. */
export const lives = (
  start: number,
  tz: string,
  most: number,
  { least = 0, days = 60 } = {},
): fc.Arbitrary<Life[]> =>
  fc
    .array(
      fc.record({
        sent: fc.integer({ min: 0, max: days * 24 * 60 }),
        service: fc.constantFrom('coworking', 'peliputan'),
        unit: fc.constantFrom('ikp', 'aptika'),
        channel: fc.constantFrom('telegram', 'whatsapp', 'counter'),
        promise: fc.integer({ min: 0, max: 20 }),
        due: fc.option(fc.integer({ min: 0, max: 40 })),
        steps: fc.array(
          fc.record({
            pick: fc.nat({ max: 59 }),
            gap: fc.integer({ min: 0, max: 5 * 24 * 60 }),
            stars: fc.integer({ min: 1, max: 5 }),
            back: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
          }),
          { maxLength: 14 },
        ),
      }),
      { minLength: least, maxLength: most, size: 'max' },
    )
    .map((all) => all.map((chances) => lifeOf(chances, start, tz)));

const insert = `
  WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, number text, service text, unit text, channel text, "submittedAt" timestamptz,
    "promisedOn" date, "dueOn" date, state text, events jsonb, ratings jsonb)),
  requests AS (INSERT INTO request (id, number, draft_id, contact_id, service, service_version, sop_version, sop_accepted_at, state, unit, channel, version,
      applicant, answers, promised_on, due_on, submitted_at, since)
    SELECT id, number, gen_random_uuid(), $2::uuid, service, '1', '1', "submittedAt", state, unit, channel, jsonb_array_length(events),
      '{"name": "Rina Safitri", "phone": null, "institution": null, "email": null}', '{}', "promisedOn", "dueOn",
      "submittedAt", "submittedAt" FROM given),
  happened AS (INSERT INTO request_event (request_id, seq, action, "from", "to", actor, role, at, hash)
    SELECT given.id, e.n, e.event ->> 'action', e.event ->> 'from', e.event ->> 'to', 'Ani', 'operator', (e.event ->> 'at')::timestamptz, $3
    FROM given, jsonb_array_elements(events) WITH ORDINALITY AS e(event, n) ORDER BY given.id, e.n)
  INSERT INTO request_rating (request_id, round, stars, at)
  SELECT given.id, (r ->> 'round')::int, (r ->> 'stars')::int, (r ->> 'at')::timestamptz FROM given, jsonb_array_elements(ratings) r`;

const happen = `
  WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, n int, action text, "from" text, "to" text, at timestamptz, due date)),
  changed AS (SELECT id, (array_agg("to" ORDER BY n DESC))[1] AS state, count(*) AS steps, max(at) FILTER (WHERE "from" <> "to") AS since,
      max(due) FILTER (WHERE action = 'dispose') AS due, bool_or(action = 'dispose') AS disposed, max(at) FILTER (WHERE "to" = 'completed' AND "from" <> "to") AS completed,
      bool_or(action = 'reopen') AS reopened, bool_or(action = 'request_completion') AS asked FROM given GROUP BY id),
  moved AS (UPDATE request r SET state = c.state, since = coalesce(c.since, r.since), version = r.version + c.steps,
      due_on = CASE WHEN c.disposed THEN c.due ELSE r.due_on END, completed_on = coalesce((c.completed AT TIME ZONE $2)::date, r.completed_on),
      rating = CASE WHEN c.reopened THEN NULL ELSE r.rating END,
      completion_reminded_at = CASE WHEN c.asked THEN NULL ELSE r.completion_reminded_at END,
      completion_asked_at = CASE WHEN c.asked THEN NULL ELSE r.completion_asked_at END
    FROM changed c WHERE r.id = c.id)
  INSERT INTO request_event (request_id, seq, action, "from", "to", actor, role, at, hash)
  SELECT id, (SELECT max(seq) FROM request_event e WHERE e.request_id = given.id) + row_number() OVER (PARTITION BY id ORDER BY n), action, "from", "to", 'Ani', 'operator',
    at, repeat('a', 64) FROM given ORDER BY id, n`;

const rate = `
  WITH given AS (SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[]) AS g(id, round, stars, at)),
  kept AS (UPDATE request r SET rating = g.stars FROM (SELECT DISTINCT ON (id) * FROM given ORDER BY id, round DESC) g
    WHERE r.id = g.id AND r.state = 'completed' AND g.at >= r.since)
  INSERT INTO request_rating (request_id, round, stars, at) SELECT * FROM given`;

/** Lets what happened to lives after one instant and until another happen: requests are sent, steps are taken, ratings given. */
export const letHappen = async (
  db: Pick<Database, 'pool'>,
  contactId: string,
  all: readonly Life[],
  [after, until]: readonly [Date, Date],
  tz: string,
): Promise<void> => {
  const isNow = (at: Date): boolean => at > after && at <= until;
  const sent = all.filter(({ submittedAt }) => isNow(submittedAt));
  await addLives(
    db,
    contactId,
    sent.map((life) => ({
      ...{ ...life, state: 'submitted', dueOn: null, ratings: [] },
      events: life.events.slice(0, 1),
    })),
  );
  const steps = all.flatMap(({ id, events, dueOn }) =>
    events.flatMap((event, n) => (n > 0 && isNow(event.at) ? [{ id, n: n + 1, ...event, due: dueOn }] : [])),
  );
  if (steps.length > 0) await db.pool.query(happen, [JSON.stringify(steps), tz]);
  const rated = all.flatMap(({ id, ratings }) =>
    ratings.flatMap((rating) => (isNow(rating.at) ? [{ id, ...rating }] : [])),
  );
  if (rated.length === 0) return;
  await db.pool.query(rate, [
    rated.map(({ id }) => id),
    rated.map(({ round }) => round),
    rated.map(({ stars }) => stars),
    rated.map(({ at }) => at),
  ]);
};

/** Writes lives as rows: requests, their history and ratings. */
export const addLives = async (
  { pool }: Pick<Database, 'pool'>,
  contactId: string,
  all: readonly Life[],
): Promise<void> => {
  const hash = createHash('sha256').update('x').digest('hex');
  await pool.query(insert, [JSON.stringify(all), contactId, hash]);
};
