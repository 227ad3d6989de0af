import { z } from 'zod';
import { erasedWords, personal } from '../../domain/personal.ts';
import { runSql, type Tx } from './run-sql.ts';

/** Whose rows go: requests whose words need not be kept, contacts nothing is kept of any more, entries of people who have left the register. */
export type Rows = { requestIds: string[]; contactIds: string[]; employeeIds: string[] };

const Files = z.array(z.object({ sha256: z.string().nullable() }));

// $1 are requests, $2 somebody's contacts.
const filesOf = `
  SELECT unnest(ARRAY[sha256, shown]) AS sha256 FROM request_letter WHERE request_id = ANY($1::uuid[])
  UNION SELECT unnest(ARRAY[sha256, shown]) FROM request_message WHERE request_id = ANY($1::uuid[])
  UNION SELECT unnest(files) FROM request_fact WHERE request_id = ANY($1::uuid[])
  UNION SELECT unnest(files) FROM held_step WHERE request_id = ANY($1::uuid[])
  UNION SELECT unnest(ARRAY[result_file ->> 'sha256', result_file ->> 'shown', disposition -> 'paper' ->> 'sha256',
    disposition -> 'paper' ->> 'shown']) FROM request WHERE id = ANY($1::uuid[])
  UNION SELECT sha256 FROM document_order WHERE contact_id = ANY($2::uuid[])
  UNION SELECT sha256 FROM file_key WHERE owner = ANY($2::uuid[])
  UNION SELECT f #>> '{}' FROM draft d, jsonb_path_query(d.files, '$.*[*].sha256') AS f
    WHERE d.contact_id = ANY($2::uuid[]) OR d.request_id = ANY($1::uuid[])
  UNION SELECT f #>> '{}' FROM draft d, jsonb_path_query(d.files, '$.*[*].shown') AS f
    WHERE d.contact_id = ANY($2::uuid[]) OR d.request_id = ANY($1::uuid[])`;

const draftsOf = `SELECT id FROM draft WHERE request_id = ANY($1::uuid[])
  UNION SELECT draft_id FROM request WHERE id = ANY($1::uuid[])`;

// $1 are the requests whose words go; what figures count (states, times, stars) stays.
const ofRequests = [
  `DELETE FROM secure_token WHERE request_id = ANY($1::uuid[]) OR draft_id IN (${draftsOf})`,
  `UPDATE booking SET draft_id = NULL WHERE draft_id IN (${draftsOf})`,
  `DELETE FROM draft WHERE id IN (${draftsOf})`,
  `UPDATE request SET applicant = jsonb_build_object('name', '${erasedWords}'), answers = '{}', completion = NULL, lacking = '[]',
     disposition = NULL, extension = extension - 'because', schedule = NULL, outcome = NULL, result_file = NULL, rating_comment = NULL WHERE id = ANY($1::uuid[])`,
  'UPDATE request_rating SET comment = NULL WHERE request_id = ANY($1::uuid[])',
  `UPDATE request_fact SET content = '{}', files = '{}' WHERE request_id = ANY($1::uuid[])`,
  `UPDATE booking_move SET reason = '' WHERE request_id = ANY($1::uuid[])`,
  'DELETE FROM question WHERE request_id = ANY($1::uuid[])',
  'DELETE FROM request_letter WHERE request_id = ANY($1::uuid[])',
  'DELETE FROM request_message WHERE request_id = ANY($1::uuid[])',
  'DELETE FROM desk_post WHERE request_id = ANY($1::uuid[])',
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
  'DELETE FROM delivery WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM session WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM code_miss WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM slot_watch WHERE contact_id = ANY($1::uuid[])',
  'DELETE FROM document_order WHERE contact_id = ANY($1::uuid[])',
  'UPDATE data_request SET words = NULL WHERE contact_id = ANY($1::uuid[])',
  // Copies of files that others refer to as well go as soon as they are looked at.
  'UPDATE stored_file SET keys_due = put_at WHERE sha256 IN (SELECT sha256 FROM file_key WHERE owner = ANY($1::uuid[]))',
  'DELETE FROM person_key WHERE contact_id = ANY($1::uuid[])',
  `UPDATE contact SET name = NULL, phone = NULL, phone_key = NULL, institution = NULL, email = NULL, employee_id = NULL, details_confirmed = false,
     privacy_version = NULL WHERE id = ANY($1::uuid[])`,
  'DELETE FROM inbox_message WHERE identity_id IN (SELECT id FROM identity WHERE contact_id = ANY($1::uuid[]))',
  'DELETE FROM delivery WHERE identity_id IN (SELECT id FROM identity WHERE contact_id = ANY($1::uuid[]))',
  'DELETE FROM identity WHERE contact_id = ANY($1::uuid[])',
];

const chatsOf = `SELECT channel, coalesce(own_address, address) AS chat FROM identity WHERE contact_id = ANY($1::uuid[])`;
const Chats = z.array(z.object({ channel: z.string(), chat: z.string() }));
const ofChats = `DELETE FROM simulator_message s USING unnest($1::text[], $2::text[]) AS c(channel, chat)
  WHERE s.channel = c.channel AND s.chat = c.chat`;

/** What was shown on their simulated phones, which know them by their address alone. */
const eraseShown = async (tx: Tx, contactIds: string[]): Promise<void> => {
  const chats = Chats.parse(await runSql(tx, chatsOf, [contactIds]));
  await runSql(tx, ofChats, [chats.map(({ channel }) => channel), chats.map(({ chat }) => personal(chat))]);
};

/** Takes rows away with all that hangs on them, or their words where what is counted has to stay; gives the files they named. */
export const eraseRows = async (tx: Tx, { requestIds, contactIds, employeeIds }: Rows): Promise<string[]> => {
  const files = Files.parse(await runSql(tx, filesOf, [requestIds, contactIds]));
  for (const statement of ofRequests) await runSql(tx, statement, [requestIds]);
  await eraseShown(tx, contactIds);
  for (const statement of ofContacts) await runSql(tx, statement, [contactIds]);
  await runSql(tx, 'UPDATE contact SET employee_id = NULL WHERE employee_id = ANY($1::uuid[])', [
    employeeIds,
  ]);
  await runSql(tx, 'DELETE FROM person_key WHERE contact_id = ANY($1::uuid[])', [employeeIds]);
  await runSql(tx, 'DELETE FROM employee WHERE id = ANY($1::uuid[])', [employeeIds]);
  return files.flatMap(({ sha256 }) => sha256 ?? []);
};
