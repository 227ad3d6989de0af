import { z } from 'zod';
import { keptBecause, type KeptBecause } from '../../domain/archive.ts';
import { stateCodes } from '../../domain/state.ts';
import type { Person } from './find-person.ts';
import { erasedWords } from './person-keys.ts';
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
const Files = z.array(z.object({ sha256: z.string().nullable() }));

const theirs = `SELECT id::text, number, state, agenda_number AS "agendaNumber", to_char(since, 'YYYY-MM-DD') AS "endedOn"
  FROM request WHERE contact_id = ANY($1::uuid[]) ORDER BY submitted_at FOR NO KEY UPDATE`;

// $1 are requests, $2 somebody's contacts.
const filesOf = `
  SELECT unnest(ARRAY[sha256, shown]) AS sha256 FROM request_letter WHERE request_id = ANY($1::uuid[])
  UNION SELECT unnest(ARRAY[sha256, shown]) FROM request_message WHERE request_id = ANY($1::uuid[])
  UNION SELECT unnest(files) FROM request_fact WHERE request_id = ANY($1::uuid[])
  UNION SELECT unnest(ARRAY[result_file ->> 'sha256', result_file ->> 'shown', disposition -> 'paper' ->> 'sha256'])
    FROM request WHERE id = ANY($1::uuid[])
  UNION SELECT f #>> '{}' FROM draft d, jsonb_path_query(d.files, '$.*[*].sha256') AS f WHERE d.contact_id = ANY($2::uuid[])
  UNION SELECT f #>> '{}' FROM draft d, jsonb_path_query(d.files, '$.*[*].shown') AS f WHERE d.contact_id = ANY($2::uuid[])`;

// $1 are the requests whose words go; what figures count (states, times, stars) stays.
const ofRequests = [
  `UPDATE request SET applicant = jsonb_build_object('name', '${erasedWords}'), answers = '{}', completion = NULL, lacking = '[]',
     disposition = NULL, extension = extension - 'because', schedule = NULL, outcome = NULL, result_file = NULL, rating_comment = NULL WHERE id = ANY($1::uuid[])`,
  'UPDATE request_rating SET comment = NULL WHERE request_id = ANY($1::uuid[])',
  `UPDATE request_fact SET content = '{}', files = '{}' WHERE request_id = ANY($1::uuid[])`,
  'DELETE FROM request_letter WHERE request_id = ANY($1::uuid[])',
  'DELETE FROM request_message WHERE request_id = ANY($1::uuid[])',
  'DELETE FROM held_step WHERE request_id = ANY($1::uuid[])',
  'DELETE FROM request_search WHERE request_id = ANY($1::uuid[])',
];

// $1 are somebody's contacts. The key goes with everything: what is sealed with it in the history is gone with it.
const ofContacts = [
  'DELETE FROM secure_token WHERE contact_id = ANY($1::uuid[])',
  'UPDATE booking SET draft_id = NULL WHERE draft_id IN (SELECT id FROM draft WHERE contact_id = ANY($1::uuid[]))',
  'DELETE FROM draft WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM question WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM inbox_message WHERE contact_id = ANY($1::uuid[])',
  `DELETE FROM simulator_message s USING identity i
     WHERE i.contact_id = ANY($1::uuid[]) AND s.channel = i.channel AND s.chat = i.address`,
  'DELETE FROM delivery WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM session WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM code_miss WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM slot_watch WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM document_order WHERE contact_id = ANY($1::uuid[])',
  'UPDATE data_request SET words = NULL WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM person_key WHERE contact_id = ANY($1::uuid[])',
  `UPDATE contact SET name = NULL, phone = NULL, institution = NULL, email = NULL, employee_id = NULL, details_confirmed = false,
     privacy_version = NULL WHERE id = ANY($1::uuid[])`,
  'DELETE FROM inbox_message WHERE identity_id IN (SELECT id FROM identity WHERE contact_id = ANY($1::uuid[]))',
  'DELETE FROM delivery WHERE identity_id IN (SELECT id FROM identity WHERE contact_id = ANY($1::uuid[]))',
  'DELETE FROM identity WHERE contact_id = ANY($1::uuid[])',
];

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

/**
 * Erases somebody, in the caller's transaction: the words of what need not be kept, and where nothing has to be kept also every address,
 * message and form of theirs and their key. The history stands as it was, and so do the figures.
 */
export const erasePerson = async (tx: Tx, person: Person, today: string): Promise<Erased> => {
  const { kept, free } = await whatIsKept(tx, person, today);
  const ids = free.map(({ id }) => id);
  const wholly = kept.length === 0;
  const found = Files.parse(await runSql(tx, filesOf, [ids, wholly ? person.contactIds : []]));
  for (const statement of ofRequests) await runSql(tx, statement, [ids]);
  if (wholly) for (const statement of ofContacts) await runSql(tx, statement, [person.contactIds]);
  return {
    requests: free.map(({ number }) => number),
    kept,
    files: found.flatMap(({ sha256 }) => sha256 ?? []),
  };
};

/** Whether any of these contacts is of the staff in office: their data is the office's own. */
export const isInOffice = async (tx: Tx, { contactIds }: Person): Promise<boolean> =>
  (
    await runSql(tx, 'SELECT 1 AS one FROM staff WHERE contact_id = ANY($1::uuid[]) AND revoked_at IS NULL', [
      contactIds,
    ])
  ).length > 0;
