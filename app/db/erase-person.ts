import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { keptBecause, type KeptBecause } from '../../domain/archive.ts';
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
  kept: ({ number: string } & KeptBecause)[];
  files: string[];
};

const Request = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(stateCodes),
  agendaNumber: z.string().nullable(),
  endedOn: z.string(),
});

const theirs = `SELECT id::text, number, state, agenda_number AS "agendaNumber", to_char(since, 'YYYY-MM-DD') AS "endedOn"
  FROM request WHERE contact_id = ANY($1::uuid[]) ORDER BY submitted_at FOR NO KEY UPDATE`;

/** What has to be kept of somebody's requests on an ISO date, and what does not. */
export const whatIsKept = async (
  tx: Tx,
  { contactIds }: Person,
  today: string,
): Promise<{ kept: Erased['kept']; free: z.infer<typeof Request>[] }> => {
  const requests = z.array(Request).parse(await runSql(tx, theirs, [contactIds]));
  const judged = requests.map((request) => ({ request, because: keptBecause(request, today) }));
  return {
    kept: judged.flatMap(({ request: { number }, because }) => (because ? [{ number, ...because }] : [])),
    free: judged.flatMap(({ request, because }) => (because ? [] : [request])),
  };
};

/** Whoever stands in the register is the office's employee; of who has left it the entry goes. */
const hasLeft = async (tx: Tx, employeeId: string | null): Promise<boolean> =>
  (
    await runSql(tx, 'SELECT 1 AS one FROM employee WHERE id = $1::uuid AND left_at IS NOT NULL', [
      employeeId,
    ])
  ).length > 0;

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
  { today, now, vault }: { today: string; now: Date; vault: Vault },
): Promise<Erased> => {
  const { kept, free } = await whatIsKept(tx, person, today);
  const wholly = kept.length === 0;
  const left = wholly && (await hasLeft(tx, person.employeeId)) ? person.employeeId : null;
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
