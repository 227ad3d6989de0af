import { z } from 'zod';
import { incidentKindCodes } from '../../domain/incident.ts';
import { personal } from '../../domain/personal.ts';
import { recordAdmin } from './admin-events.ts';
import { runSql, type Tx } from './run-sql.ts';

const Incident = z.object({
  id: z.string(),
  kind: z.enum(incidentKindCodes),
  from: z.date(),
  to: z.date(),
  /** Only these requests, by number; empty: all. */
  requests: z.array(z.string()),
  /** Only what went over this channel; only looks of this member of staff. */
  channel: z.string().nullable(),
  staffId: z.string().nullable(),
  openedAt: z.date(),
  openedBy: z.string().nullable(),
  dueAt: z.date(),
  countedAt: z.date().nullable(),
  approvedAt: z.date().nullable(),
  approvedBy: z.string().nullable(),
  toldAt: z.date().nullable(),
  authorityAt: z.date().nullable(),
  authorityBy: z.string().nullable(),
  closedAt: z.date().nullable(),
  closedBy: z.string().nullable(),
});
/** An incident of the register: what it is about, until when people and the authority are told, and who did what about it. */
export type Incident = z.infer<typeof Incident>;

/** What an incident is about when it is opened. */
export type IncidentOpened = Pick<
  Incident,
  'id' | 'kind' | 'from' | 'to' | 'requests' | 'channel' | 'staffId' | 'openedAt' | 'dueAt'
>;

/** Writes an incident into the register and into the office's history. */
export const openIncident = async (tx: Tx, incident: IncidentOpened, actor: string): Promise<void> => {
  const { id, kind, from, to, requests, channel, staffId, openedAt, dueAt } = incident;
  await runSql(
    tx,
    `INSERT INTO incident (id, kind, from_at, to_at, requests, channel, staff_id, opened_at, opened_by, due_at)
     VALUES ($1::uuid, $2, $3::timestamptz, $4::timestamptz, $5::text[], $6, $7::uuid, $8::timestamptz, $9, $10::timestamptz)`,
    [id, kind, from, to, requests, channel, staffId, openedAt, personal(actor), dueAt],
  );
  const note = `${kind} ${from.toISOString()} – ${to.toISOString()}`;
  await recordAdmin(tx, { action: 'incident_opened', about: id, actor, at: openedAt, note });
};

const columns = `id::text, kind, from_at AS "from", to_at AS "to", requests, channel, staff_id::text AS "staffId",
  opened_at AS "openedAt", opened_by AS "openedBy", due_at AS "dueAt", counted_at AS "countedAt",
  approved_at AS "approvedAt", approved_by AS "approvedBy", told_at AS "toldAt",
  authority_at AS "authorityAt", authority_by AS "authorityBy", closed_at AS "closedAt", closed_by AS "closedBy"`;

/** An incident of the register by its id; null when there is none. */
export const incidentById = async (tx: Tx, id: string): Promise<Incident | null> => {
  const rows = await runSql(tx, `SELECT ${columns} FROM incident WHERE id = $1::uuid`, [id]);
  return z.array(Incident).parse(rows)[0] ?? null;
};

/** The register, the newest first. */
export const incidentRegister = async (tx: Tx, most = 200): Promise<Incident[]> =>
  z
    .array(Incident)
    .parse(
      await runSql(tx, `SELECT ${columns} FROM incident ORDER BY opened_at DESC, id LIMIT $1::int`, [most]),
    );

/** The incidents nobody has closed, the earliest due first. */
export const openIncidents = async (tx: Tx): Promise<Incident[]> =>
  z
    .array(Incident)
    .parse(
      await runSql(
        tx,
        `SELECT ${columns} FROM incident WHERE closed_at IS NULL ORDER BY due_at, id LIMIT 500`,
      ),
    );

type Step = { column: 'approved' | 'authority' | 'closed'; only: string };

/** What is done about an incident once, with its words in the office's history. */
const steps = {
  incident_approved: { column: 'approved', only: 'approved_at IS NULL AND closed_at IS NULL' },
  incident_authority_told: { column: 'authority', only: 'authority_at IS NULL AND closed_at IS NULL' },
  incident_closed: { column: 'closed', only: 'closed_at IS NULL' },
} as const satisfies Record<string, Step>;
export type IncidentStep = keyof typeof steps;

type By = { actor: string; now: Date };

/** Does a step about an incident once and writes it down; false when it was done before. */
export const stepIncident = async (
  tx: Tx,
  id: string,
  step: IncidentStep,
  { actor, now, note = null }: By & { note?: string | null },
): Promise<boolean> => {
  const { column, only } = steps[step];
  const done = await runSql(
    tx,
    `UPDATE incident SET ${column}_at = $2::timestamptz, ${column}_by = $3 WHERE id = $1::uuid AND ${only} RETURNING id`,
    [id, now, personal(actor)],
  );
  if (done.length === 0) return false;
  await recordAdmin(tx, { action: step, about: id, actor, at: now, note });
  return true;
};

const Entry = z.object({
  at: z.date(),
  by: z.string(),
  what: z.enum(['cause', 'measure']),
  words: z.string(),
});
/** What was found out (`cause`) or done (`measure`) about an incident. */
export type IncidentEntry = z.infer<typeof Entry>;

/** Adds to an incident what was found out or done. */
export const noteIncident = async (
  tx: Tx,
  id: string,
  { what, words }: Pick<IncidentEntry, 'what' | 'words'>,
  { actor, now }: By,
): Promise<void> => {
  await runSql(
    tx,
    `INSERT INTO incident_entry (incident_id, at, by, what, words) VALUES ($1::uuid, $2::timestamptz, $3, $4, $5)`,
    [id, now, personal(actor), what, personal(words)],
  );
  await recordAdmin(tx, { action: 'incident_noted', about: id, actor, at: now, note: what });
};

/** What was found out and done about an incident, in order. */
export const incidentEntries = async (tx: Tx, id: string): Promise<IncidentEntry[]> =>
  z
    .array(Entry)
    .parse(
      await runSql(
        tx,
        'SELECT at, by, what, words FROM incident_entry WHERE incident_id = $1::uuid ORDER BY id',
        [id],
      ),
    );
