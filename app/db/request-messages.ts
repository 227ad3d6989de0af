import { ownedBy, personal } from '../../domain/personal.ts';
import { z } from 'zod';
import { openStates } from '../../domain/state.ts';
import { StoredFile } from '../../flows/fields/answer.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import type { Facts } from '../../flows/kernel/fact.ts';
import type { RelayMessage } from '../../flows/features/relay/facts-and-effects.ts';
import { ownVault } from '../own-vault.ts';
import type { Vault } from '../vault.ts';
import { storeNews } from './inbox.ts';
import type { Database } from './open.ts';
import { isGuid } from './request-view.ts';
import type { Tx } from './transaction.ts';

const shown = 10;
const most = 10;
const dayMs = 24 * 3_600_000;

const Row = z.object({
  sender: z.enum(['unit', 'applicant']),
  unit: z.string().nullable(),
  body: z.string(),
  createdAt: z.date(),
});

type Stored = {
  sender: string;
  unit: string | null;
  body: string;
  createdAt: Date;
  sha256: string | null;
  shown: string | null;
  name: string | null;
  mime: string | null;
  bytes: number | null;
  pages: number | null;
};

const fileOf = ({ sha256, shown, name, mime, bytes, pages }: Stored): StoredFile | null =>
  sha256 === null
    ? null
    : StoredFile.parse({
        sha256,
        name,
        mime,
        bytes,
        ...(shown === null ? {} : { shown }),
        ...(pages === null ? {} : { pages }),
      });

const messageOf = (stored: Stored, vault: Pick<Vault, 'open'>): RelayMessage => {
  const { sender, unit, body, createdAt } = Row.parse(stored);
  const file = fileOf(stored);
  return { sender, unit, text: vault.open(body), at: createdAt.toISOString(), ...(file ? { file } : {}) };
};

type Talk = Stored & { today: number };

/** What unit and applicant last wrote to each other about each request, oldest first, and how much in the last 24 hours. */
export const relaysOf = async (
  { pool }: Pick<Database, 'pool'>,
  vault: Pick<Vault, 'open'>,
  requestIds: readonly string[],
  now: Date,
): Promise<Map<string, Facts['relay']>> => {
  const ids = [...new Set(requestIds)].filter(isGuid);
  const { rows } = await pool.query<Talk & { requestId: string; place: number }>({
    name: 'relays',
    text: `SELECT who.id AS "requestId", m.sender, m.unit, m.body, m.sha256, m.shown, m.name, m.mime, m.bytes, m.pages,
        m.created_at AS "createdAt", m.place::int, m.today::int
      FROM unnest($1::uuid[]) AS who(id) CROSS JOIN LATERAL (
        SELECT r.*, row_number() OVER (ORDER BY r.id DESC) AS place,
          count(*) FILTER (WHERE r.created_at > $2) OVER (PARTITION BY r.sender) AS today
        FROM request_message r WHERE r.request_id = who.id) m
      WHERE m.place <= $3 OR m.today > 0 ORDER BY m.place DESC`,
    values: [ids, new Date(now.getTime() - dayMs), shown],
  });
  const found = new Map(
    requestIds.map((id) => [id, { last: [], today: { unit: 0, applicant: 0 } } as Facts['relay']]),
  );
  for (const row of rows) {
    const talk = found.get(row.requestId);
    if (!talk) continue;
    talk.today[Row.shape.sender.parse(row.sender)] = row.today;
    if (row.place <= shown) talk.last.push(messageOf(row, vault));
  }
  return found;
};

type About = Facts['written_about'][number];

/** Contacts' open requests about which a unit has written to them, by contact, the last written about first. */
export const writtenAbout = async (
  { pool }: Pick<Database, 'pool'>,
  contactIds: readonly string[],
): Promise<(About & { contactId: string })[]> => {
  const { rows } = await pool.query<About & { contactId: string }>({
    name: 'written-about',
    text: `SELECT who.id AS "contactId", about.id, about.number, about.service
      FROM unnest($1::uuid[]) AS who(id) CROSS JOIN LATERAL (
        SELECT r.id, r.number, r.service, m.last FROM request r
        JOIN LATERAL (SELECT max(m.id) AS last FROM request_message m WHERE m.request_id = r.id AND m.sender = 'unit') m
          ON m.last IS NOT NULL
        WHERE r.contact_id = who.id AND r.state = ANY($2) ORDER BY m.last DESC LIMIT ${most}) about
      ORDER BY about.last DESC`,
    values: [[...new Set(contactIds)], openStates],
  });
  return rows;
};

/** News is answered within so many days; later it is a matter of its own. */
const newsDays = 5;
const mostNews = 4;

/** The steps an applicant hears of, in their history. */
const toldSteps = ['request_completion', 'reject', 'dispose', 'start', 'complete', 'reminded'];

const News = z.object({
  contactId: z.string(),
  kind: z.enum(['request', 'question']),
  id: z.string(),
  number: z.string(),
  unit: z.string(),
  at: z.date(),
});

const news = `
SELECT who.id AS "contactId", told.* FROM unnest($1::uuid[]) AS who(id) CROSS JOIN LATERAL (
  SELECT 'request' AS kind, r.id, r.number, r.unit, greatest(m.at, e.at) AS at FROM request r
  LEFT JOIN LATERAL (SELECT max(created_at) AS at FROM request_message
    WHERE request_id = r.id AND sender = 'unit' AND created_at > $2) m ON true
  LEFT JOIN LATERAL (SELECT max(at) AS at FROM request_event
    WHERE request_id = r.id AND action = ANY($3) AND at > $2) e ON true
  WHERE r.contact_id = who.id AND greatest(m.at, e.at) IS NOT NULL
  UNION ALL
  SELECT 'question', q.id, q.number, q.unit, m.at FROM question q
  JOIN LATERAL (SELECT max(created_at) AS at FROM question_message
    WHERE question_id = q.id AND what = 'answered' AND created_at > $2) m ON m.at IS NOT NULL
  WHERE q.contact_id = who.id
  ORDER BY at DESC LIMIT ${mostNews}) told
ORDER BY told.at DESC`;

type Told = Facts['last_news'][number];

/** What contacts were told of in the last days by a unit's message, a step or an answer, by contact, each matter once, the newest first. */
export const lastNews = async (
  { pool }: Pick<Database, 'pool'>,
  contactIds: readonly string[],
  now: Date,
): Promise<{ contactId: string; told: Told }[]> => {
  const since = new Date(now.getTime() - newsDays * dayMs);
  const { rows } = await pool.query({
    name: 'last-news',
    text: news,
    values: [[...new Set(contactIds)], since, toldSteps],
  });
  return z
    .array(News)
    .parse(rows)
    .map(({ contactId, at, ...about }) => ({ contactId, told: { ...about, at: at.toISOString() } }));
};

const fileColumns = ({ sha256, shown, name, mime, bytes, pages }: StoredFile) => ({
  sha256,
  shown: shown ?? null,
  name: personal(name),
  mime,
  bytes,
  pages: pages ?? null,
});

/**
 * Keeps a message between unit and applicant, its text sealed. The unit's becomes an event of the applicant's session, so
 * that it neither overtakes nor disturbs what they are doing; the applicant's goes to staff as an alert beside this.
 */
export const relayMessage = async (
  tx: Tx,
  { requestId, contactId, from, text, file }: Extract<Effect, { type: 'relay' }>,
  { now, vault, messageId }: { now: Date; vault: Vault; messageId: string },
): Promise<void> => {
  await tx.requestMessage.create({
    data: {
      requestId,
      sender: from.sender,
      ...(from.sender === 'unit' ? { staffId: from.staffId, unit: from.unit } : {}),
      body: ownVault(vault, contactId).seal(text),
      ...(file ? ownedBy(fileColumns(file), contactId) : {}),
      createdAt: now,
    },
  });
  if (from.sender === 'applicant') return;
  await storeNews(
    tx,
    vault,
    {
      contactId,
      providerId: `relay:${messageId}`,
      event: { kind: 'unit_message', requestId, unit: from.unit, text, ...(file ? { file } : {}) },
    },
    now,
  );
};
