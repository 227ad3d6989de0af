import { personal } from '../../../domain/personal.ts';
import { z } from 'zod';
import type { Database } from '../../../app/db/open.ts';
import { simulatedId } from './adapter.ts';

const PAGE = 500;

const Options = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    columns: z.int().optional(),
    blank: z.literal(true).optional(),
  }),
);
const File = z.object({ sha256: z.string(), name: z.string(), mime: z.string(), bytes: z.int().nullable() });
export type ShownFile = z.infer<typeof File>;

/** A message as a simulated phone shows it. */
export type ShownMessage = {
  seq: number;
  id: string;
  at: string;
  text: string;
  options: z.infer<typeof Options>;
  file?: { name: string; mime: string; bytes: number | null; url: string };
};

const Row = z.object({
  seq: z.string(),
  id: z.string(),
  at: z.date(),
  text: z.string(),
  options: Options,
  file: File.nullable(),
});

// Phones look again with each message anybody is sent: asked in SQL, prepared once for each connection.
const messages = {
  name: 'shown-messages',
  text: `SELECT seq, delivery_id AS id, at, text, options, file FROM simulator_message
    WHERE channel = $1 AND chat = $2 AND seq > $3 ORDER BY seq LIMIT ${String(PAGE)}`,
};

/** The messages of one chat after a sequence number, oldest first, at most 500. */
export async function shownMessages(
  db: Database,
  { channel, chat, after }: { channel: string; chat: string; after: number },
): Promise<ShownMessage[]> {
  const { rows } = await db.pool.query({ ...messages, values: [channel, personal(chat), after] });
  return z
    .array(Row)
    .parse(rows)
    .map(({ seq, file, at, ...shown }) => ({
      ...shown,
      seq: Number(seq),
      at: at.toISOString(),
      ...(file && {
        file: { name: file.name, mime: file.mime, bytes: file.bytes, url: `/simulator/files/${seq}` },
      }),
    }));
}

/** The chats with messages after a sequence number, each with its newest; one question for all phones of a page. */
export async function chatsWithNews(
  db: Database,
  after: number,
): Promise<{ channel: string; chat: string; seq: number }[]> {
  const { rows } = await db.pool.query<{ channel: string; chat: string; seq: string }>({
    name: 'chats-with-news',
    text: 'SELECT channel, chat, max(seq) AS seq FROM simulator_message WHERE seq > $1 GROUP BY channel, chat',
    values: [after],
  });
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The provider's id of one message of a chat; null when there is none. */
export async function providerIdOf(
  db: Database,
  { channel, chat, seq }: { channel: string; chat: string; seq: number },
): Promise<string | null> {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT delivery_id AS id FROM simulator_message WHERE seq = $1 AND channel = $2 AND chat = $3',
    [seq, channel, personal(chat)],
  );
  return rows[0] ? simulatedId(rows[0].id) : null;
}

/** The file of one message, or null when there is none. */
export async function shownFile(db: Database, seq: number): Promise<ShownFile | null> {
  const row = await db.prisma.simulatorMessage.findUnique({ where: { seq }, select: { file: true } });
  return row === null || row.file === null ? null : File.parse(row.file);
}
