import { z } from 'zod';
import { erasedWords, personal } from '../../domain/personal.ts';
import type { Vault } from '../vault.ts';
import { runSql, type Tx } from './run-sql.ts';

const Rows = z.array(
  z.object({ id: z.string(), says: z.string(), toOffice: z.boolean(), isDone: z.boolean() }),
);
const page = 1000;

/** What was told to others, by table: rows after $1, and what takes some of them away; $2 and $3 are the chats of staff. */
type Told = { sql: string; remove: string; sealed: boolean; byChat?: boolean };

const told = {
  deliveries: {
    sql: `SELECT d.id::text, d.body AS says, d.state NOT IN ('pending', 'waiting') AS "isDone",
        EXISTS (SELECT 1 FROM staff s WHERE s.contact_id = d.contact_id) AS "toOffice"
      FROM delivery d WHERE d.id > $1::bigint ORDER BY d.id LIMIT ${page}`,
    remove: 'DELETE FROM delivery WHERE id = ANY($1::bigint[])',
    sealed: true,
  },
  simulator: {
    sql: `SELECT m.seq::text AS id, concat_ws(E'\\n', m.text, m.options::text, m.file::text) AS says, true AS "isDone",
        EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS s(channel, chat) WHERE s.channel = m.channel AND s.chat = m.chat) AS "toOffice"
      FROM simulator_message m WHERE m.seq > $1::bigint ORDER BY m.seq LIMIT ${page}`,
    remove: 'DELETE FROM simulator_message WHERE seq = ANY($1::bigint[])',
    sealed: false,
    byChat: true,
  },
} satisfies Record<string, Told>;

const fileIn = /"sha256":\s*"([0-9a-f]{64})"/g;

/** How somebody is known: by `words` in what staff were told, by `numbers` wherever it was told and what has not gone out yet. */
export type Known = { words: RegExp; numbers: readonly string[] };

// Another citizen may have the same name: their messages are theirs.
const isAbout = (
  { words, numbers }: Known,
  { says, toOffice, isDone }: z.infer<typeof Rows>[number],
): boolean => numbers.some((number) => says.includes(number)) || (toOffice && isDone && words.test(says));

const chatsOfStaff = `SELECT i.channel, coalesce(i.own_address, i.address) AS chat FROM identity i
  JOIN staff s ON s.contact_id = i.contact_id`;
const Chats = z.array(z.object({ channel: z.string(), chat: z.string() }));

const staffChats = async (tx: Tx): Promise<[string[], string[]]> => {
  const chats = Chats.parse(await runSql(tx, chatsOfStaff));
  return [chats.map(({ channel }) => channel), chats.map(({ chat }) => personal(chat))];
};

/** What was told of somebody whose key is destroyed says nothing of anybody any more. */
const openedOrGone = (vault: Vault, body: string): string => (body === erasedWords ? '' : vault.open(body));

const forget = async (
  tx: Tx,
  { sql, remove, sealed, byChat }: Told,
  known: Known,
  vault: Vault,
): Promise<string[]> => {
  const files: string[] = [];
  const chats = byChat ? await staffChats(tx) : [];
  for (let after = '0'; ;) {
    const rows = Rows.parse(await runSql(tx, sql, [after, ...chats]));
    const gone = rows
      .map((row) => ({ ...row, says: sealed ? openedOrGone(vault, row.says) : row.says }))
      .filter((row) => isAbout(known, row));
    if (gone.length > 0) await runSql(tx, remove, [gone.map(({ id }) => id)]);
    files.push(...gone.flatMap(({ says }) => [...says.matchAll(fileIn)].map(([, sha256 = '']) => sha256)));
    if (rows.length < page) return files;
    after = rows.at(-1)?.id ?? after;
  }
};

const places = `SELECT s.contact_id::text AS id, s.state::text AS says FROM session s
  WHERE EXISTS (SELECT 1 FROM staff f WHERE f.contact_id = s.contact_id)`;
const Places = z.array(z.object({ id: z.string(), says: z.string() }));
// In the order a turn locks them; one decided before commits nothing.
const leave = `WITH held AS (SELECT contact_id FROM session WHERE contact_id = ANY($1::uuid[]) ORDER BY contact_id FOR UPDATE)
  UPDATE session s SET state = 'null', version = s.version + 1 FROM held h WHERE s.contact_id = h.contact_id`;

/** Whoever of the staff is in the middle of something about them begins anew: what they have typed so far names them. */
const leavePlaces = async (tx: Tx, { words, numbers }: Known): Promise<void> => {
  const found = Places.parse(await runSql(tx, places)).filter(
    ({ says }) => words.test(says) || numbers.some((number) => says.includes(number)),
  );
  if (found.length > 0) await runSql(tx, leave, [found.map(({ id }) => id)]);
};

/**
 * Forgets what staff were told of somebody, and what they were told themselves: every message kept is opened and read, for nothing else
 * says whom it is about. Gives the files that went along.
 */
export const forgetMentions = async (tx: Tx, known: Known, vault: Vault): Promise<string[]> => {
  await leavePlaces(tx, known);
  return [
    ...(await forget(tx, told.deliveries, known, vault)),
    ...(await forget(tx, told.simulator, known, vault)),
  ];
};
