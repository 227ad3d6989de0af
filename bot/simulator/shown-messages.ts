import { z } from 'zod';
import type { Database } from '../../app/db/open.ts';

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

/** The messages of one chat after a sequence number, oldest first, at most 500. */
export async function shownMessages(
  db: Database,
  { channel, chat, after }: { channel: string; chat: string; after: number },
): Promise<ShownMessage[]> {
  const rows = await db.prisma.simulatorMessage.findMany({
    where: { channel, chat, seq: { gt: after } },
    orderBy: { seq: 'asc' },
    take: PAGE,
  });
  return rows.map((row) => {
    const file = row.file === null ? null : File.parse(row.file);
    return {
      seq: Number(row.seq),
      id: String(row.deliveryId),
      at: row.at.toISOString(),
      text: row.text,
      options: Options.parse(row.options),
      ...(file && {
        file: {
          name: file.name,
          mime: file.mime,
          bytes: file.bytes,
          url: `/simulator/files/${String(row.seq)}`,
        },
      }),
    };
  });
}

/** The chats with messages after a sequence number, each with its newest; one question for all phones of a page. */
export async function chatsWithNews(
  db: Database,
  after: number,
): Promise<{ channel: string; chat: string; seq: number }[]> {
  const rows = await db.prisma.simulatorMessage.groupBy({
    by: ['channel', 'chat'],
    where: { seq: { gt: after } },
    _max: { seq: true },
  });
  return rows.map(({ channel, chat, _max }) => ({ channel, chat, seq: Number(_max.seq) }));
}

/** The file of one message, or null when there is none. */
export async function shownFile(db: Database, seq: number): Promise<ShownFile | null> {
  const row = await db.prisma.simulatorMessage.findUnique({ where: { seq }, select: { file: true } });
  return row === null || row.file === null ? null : File.parse(row.file);
}
