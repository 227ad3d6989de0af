import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  incidentArticle,
  keptBecause,
  registerArticle,
  type Archive,
  type KeptBecause,
} from '../../domain/archive.ts';
import { stateCodes } from '../../domain/state.ts';
import type { Vault } from '../vault.ts';
import { endDataRequests } from './data-requests.ts';
import { eraseRows, type Rows } from './erase-rows.ts';
import { noteErasure } from './erasures.ts';
import type { Person } from './find-person.ts';
import { forgetMentions } from './forget-mentions.ts';
import { mentionsOf } from './mentions.ts';
import { personData } from './person-data.ts';
import { runSql, type Tx } from './run-sql.ts';

/** What an erasure came to: what is gone, what has to be kept and why, and the files nobody may need any more. */
export type Erased = {
  requests: string[];
  /** By the number of a request, the day of an incident that is open, or what else is kept. */
  kept: ({ number: string } & KeptBecause)[];
  files: string[];
};

const Request = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(stateCodes),
  agendaNumber: z.string().nullable(),
  endedOn: z.string(),
  isHeld: z.boolean(),
});

const theirs = `SELECT id::text, number, state, agenda_number AS "agendaNumber", to_char(since, 'YYYY-MM-DD') AS "endedOn",
    EXISTS (SELECT 1 FROM retention_hold h WHERE h.request_id = request.id AND h.released_at IS NULL) AS "isHeld"
  FROM request WHERE contact_id = ANY($1::uuid[]) ORDER BY submitted_at FOR NO KEY UPDATE`;

const incidentsOf = `SELECT to_char(i.opened_at, 'YYYY-MM-DD') AS day FROM incident i
  WHERE i.closed_at IS NULL AND EXISTS (SELECT 1 FROM incident_person p WHERE p.incident_id = i.id AND p.contact_id = ANY($1::uuid[]))
  ORDER BY i.opened_at`;
const Incidents = z.array(z.object({ day: z.string() }));

/** By which day what is kept is judged, and by which schedule. */
type By = { today: string; archive: Archive };

type Judged = {
  kept: Erased['kept'];
  /** The requests that need not be kept. */
  free: z.infer<typeof Request>[];
  /** Whether everything of theirs goes, but for their entry of the employee register. */
  wholly: boolean;
  /** An entry of the register that goes as well, for they have left it. */
  left: string | null;
};

/** Whoever stands in the register is the office's employee; of who has left it the entry goes. */
const hasLeft = async (tx: Tx, employeeId: string): Promise<boolean> =>
  (
    await runSql(tx, 'SELECT 1 AS one FROM employee WHERE id = $1::uuid AND left_at IS NOT NULL', [
      employeeId,
    ])
  ).length > 0;

/** What has to be kept of somebody on an ISO date, and what need not be. */
export const whatIsKept = async (
  tx: Tx,
  { contactIds, employeeId }: Person,
  { today, archive }: By,
): Promise<Judged> => {
  const requests = z.array(Request).parse(await runSql(tx, theirs, [contactIds]));
  const incidents = Incidents.parse(await runSql(tx, incidentsOf, [contactIds]));
  const judged = requests.map((request) => ({ request, because: keptBecause(request, today, archive) }));
  const left = employeeId !== null && (await hasLeft(tx, employeeId)) ? employeeId : null;
  const kept = [
    ...judged.flatMap(({ request: { number }, because }) => (because ? [{ number, ...because }] : [])),
    ...incidents.map(({ day }) => ({ number: `insiden ${day}`, article: incidentArticle, until: null })),
  ];
  return {
    wholly: kept.length === 0,
    left: kept.length === 0 ? left : null,
    kept: [
      ...kept,
      ...(employeeId === null || left !== null
        ? []
        : [{ number: 'data pegawai', article: registerArticle, until: null }]),
    ],
    free: incidents.length > 0 ? [] : judged.flatMap(({ request, because }) => (because ? [] : [request])),
  };
};

const ownersOf = 'SELECT DISTINCT contact_id AS id, number FROM request WHERE id = ANY($1::uuid[])';
const Owned = z.array(z.object({ id: z.string(), number: z.string() }));

/** Takes rows of one person away, with whatever others were told of them; gives the files nobody may need any more. */
export const eraseAll = async (tx: Tx, vault: Vault, rows: Rows): Promise<string[]> => {
  const { requestIds, contactIds, employeeIds } = rows;
  const owned = Owned.parse(await runSql(tx, ownersOf, [requestIds]));
  const person = {
    contactIds: [...new Set([...contactIds, ...owned.map(({ id }) => id)])],
    employeeId: employeeIds[0] ?? null,
  };
  const words = mentionsOf(await personData(tx, vault, person), requestIds, contactIds.length > 0);
  const numbers = owned.map(({ number }) => number);
  const told = words ? await forgetMentions(tx, { words, numbers }, vault) : [];
  return [...new Set([...told, ...(await eraseRows(tx, rows))])];
};

/**
 * Erases somebody, in the caller's transaction: the words of what need not be kept and what others were told of it, and where nothing has
 * to be kept also every address, message and form of theirs and their key. The history stands as it was, and so do the figures.
 */
export const erasePerson = async (
  tx: Tx,
  person: Person,
  { now, vault, ...by }: By & { now: Date; vault: Vault },
): Promise<Erased> => {
  const { kept, free, wholly, left } = await whatIsKept(tx, person, by);
  const rows = {
    requestIds: free.map(({ id }) => id),
    contactIds: wholly ? person.contactIds : [],
    employeeIds: left === null ? [] : [left],
  };
  const files = await eraseAll(tx, vault, rows);
  if (Object.values(rows).some((ids) => ids.length > 0))
    await noteErasure(tx, { id: randomUUID(), at: now.toISOString(), ...rows });
  await endDataRequests(tx, person.contactIds, ['erasure'], {
    ...{ state: wholly ? 'done' : 'refused', at: now, because: kept[0]?.article ?? null },
  });
  return { requests: free.map(({ number }) => number), kept, files };
};

/** Whether any of these contacts is of the staff in office: their data is the office's own. */
export const isInOffice = async (tx: Tx, { contactIds }: Person): Promise<boolean> =>
  (
    await runSql(tx, 'SELECT 1 AS one FROM staff WHERE contact_id = ANY($1::uuid[]) AND revoked_at IS NULL', [
      contactIds,
    ])
  ).length > 0;
