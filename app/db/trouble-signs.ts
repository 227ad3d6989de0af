import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { noticeMs } from '../../domain/incident.ts';
import { troubleSignCodes, troubleSigns, windowKey, type TroubleSign } from '../../domain/trouble-sign.ts';
import type { Settings } from '../../flows/settings.ts';
import { incidentById, openIncident, type Incident } from './incidents.ts';
import { runSql, type Tx } from './run-sql.ts';
import { countTouched } from './touched.ts';

/** A sign as it is found: of what, about which member or channel, when, and how many. */
export type Found = {
  kind: TroubleSign;
  staffId: string | null;
  channel: string | null;
  from: Date;
  to: Date;
  count: number;
};

// Of one window each is written once; a window's edge is none: the same is not told again within its time.
const raise = `INSERT INTO trouble_sign (id, kind, at, from_at, to_at, staff_id, channel, count, window_key)
  SELECT $1::uuid, $2, $3::timestamptz, $4::timestamptz, $5::timestamptz, $6::uuid, $7, $8::int, $9
  WHERE NOT EXISTS (SELECT 1 FROM trouble_sign s WHERE s.kind = $2 AND s.staff_id IS NOT DISTINCT FROM $6::uuid
    AND s.channel IS NOT DISTINCT FROM $7 AND s.at > $10::timestamptz)
  ON CONFLICT (window_key) DO NOTHING RETURNING id`;

/** Writes a sign down, unless the same was found within its window; whether it is a new one. */
export const raiseSign = async (
  tx: Tx,
  { kind, staffId, channel, from, to, count }: Found,
  now: Date,
): Promise<boolean> => {
  const quietSince = new Date(now.getTime() - troubleSigns[kind].windowMs);
  const key = windowKey(kind, staffId ?? channel, now);
  const values = [randomUUID(), kind, now, from, to, staffId, channel, count, key, quietSince];
  return (await runSql(tx, raise, values)).length === 1;
};

const Members = z.array(z.object({ staffId: z.string(), count: z.int() }));
const Sum = z.tuple([z.object({ count: z.int() })]);

const seen = (what: string): string => `SELECT a.staff_id::text AS "staffId", count(DISTINCT c)::int AS count
  FROM data_access a, unnest(a.contact_ids) AS c WHERE a.at > $1::timestamptz AND a.at <= $2::timestamptz AND a.staff_id IS NOT NULL AND ${what}
  GROUP BY a.staff_id HAVING count(DISTINCT c) >= $3::int`;
const taken = `SELECT a.staff_id::text AS "staffId", greatest(sum(cardinality(a.contact_ids)), count(*))::int AS count
  FROM data_access a WHERE a.at > $1::timestamptz AND a.at <= $2::timestamptz AND a.staff_id IS NOT NULL AND a.what = 'table'
  GROUP BY a.staff_id HAVING sum(cardinality(a.contact_ids)) >= $3::int OR count(*) >= $4::int`;
const tried = `SELECT ((SELECT count(*) FROM code_miss WHERE at > $1::timestamptz AND at <= $2::timestamptz)
  + (SELECT coalesce(sum(tries), 0) FROM desk_login WHERE created_at > $1::timestamptz AND created_at <= $2::timestamptz)
  + (SELECT coalesce(sum(code_tries), 0) FROM secure_token WHERE expires_at > $1::timestamptz AND created_at > $1::timestamptz
      AND created_at <= $2::timestamptz))::int AS count`;

const hour = 3_600_000;

/** What the tables say of the last hour and day that is beyond the office's limits. */
export const findSigns = async (tx: Tx, { signs }: Pick<Settings, 'signs'>, now: Date): Promise<Found[]> => {
  const ago = (hours: number): Date => new Date(now.getTime() - hours * hour);
  const members = async (
    kind: TroubleSign,
    hours: number,
    sql: string,
    limits: number[],
  ): Promise<Found[]> => {
    const rows = Members.parse(await runSql(tx, sql, [ago(hours), now, ...limits]));
    return rows.map(({ staffId, count }) => ({
      kind,
      staffId,
      channel: null,
      from: ago(hours),
      to: now,
      count,
    }));
  };
  const [{ count }] = Sum.parse(await runSql(tx, tried, [ago(1), now]));
  const common = { staffId: null, channel: null, from: ago(1), to: now };
  return [
    ...(await members('views', 1, seen(`a.what NOT IN ('list', 'agenda', 'table')`), [signs.viewsPerHour])),
    ...(await members('lists', 1, seen(`a.what IN ('list', 'agenda')`), [signs.listedPerHour])),
    ...(await members('export', 24, taken, [signs.exportedPerDay, signs.exportsPerDay])),
    ...(count >= signs.wrongCodesPerHour ? [{ kind: 'codes' as const, ...common, count }] : []),
  ];
};

const Sign = z.object({
  id: z.string(),
  kind: z.enum(troubleSignCodes),
  at: z.date(),
  from: z.date(),
  to: z.date(),
  staffId: z.string().nullable(),
  channel: z.string().nullable(),
  count: z.int(),
  incidentId: z.string().nullable(),
});
type Sign = z.infer<typeof Sign>;

const columns = `id::text, kind, at, from_at AS "from", to_at AS "to", staff_id::text AS "staffId", channel, count,
  incident_id::text AS "incidentId"`;

/** Signs nobody was told of yet. */
export const untoldSigns = async (tx: Tx): Promise<Sign[]> =>
  z
    .array(Sign)
    .parse(
      await runSql(tx, `SELECT ${columns} FROM trouble_sign WHERE told_at IS NULL ORDER BY at LIMIT 50`),
    );

/** The last signs, the newest first. */
export const lastSigns = async (tx: Tx, most = 30): Promise<Sign[]> =>
  z
    .array(Sign)
    .parse(
      await runSql(tx, `SELECT ${columns} FROM trouble_sign ORDER BY at DESC, id LIMIT $1::int`, [most]),
    );

/** Writes down that administrators were told of a sign. */
export const signTold = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await runSql(tx, 'UPDATE trouble_sign SET told_at = $2::timestamptz WHERE id = $1::uuid', [id, now]);
};

/**
 * Opens the incident a sign may be the beginning of, in the caller's transaction; the one there is when somebody has done so before, and null
 * for no sign.
 */
export const incidentOfSign = async (
  tx: Tx,
  { sign, id }: { sign: string; id: string },
  { actor, now }: { actor: string; now: Date },
): Promise<Incident | null> => {
  const rows = await runSql(tx, `SELECT ${columns} FROM trouble_sign WHERE id = $1::uuid FOR UPDATE`, [sign]);
  const [found] = z.array(Sign).parse(rows);
  if (!found) return null;
  if (found.incidentId !== null) return incidentById(tx, found.incidentId);
  const { from, to, staffId, channel } = found;
  const kind = troubleSigns[found.kind].incident;
  const incident = {
    ...{ id, kind, from, to, requests: [], channel, staffId },
    ...{ openedAt: now, dueAt: new Date(now.getTime() + noticeMs) },
  };
  await openIncident(tx, incident, actor);
  await countTouched(tx, incident, now);
  await runSql(tx, 'UPDATE trouble_sign SET incident_id = $2::uuid WHERE id = $1::uuid', [sign, id]);
  return incidentById(tx, id);
};
