import type { BlobStore } from '../blob-store.ts';
import { inTransaction } from '../db/backup/connection.ts';
import { copyOut, migrationsOf, sequencesOf, tablesOf, type Table } from '../db/backup/tables.ts';
import { writeArchive, type AddPiece } from './archive.ts';
import { names, type Beginning, type End } from './contents.ts';

/** So much of a table is held in memory at a time. */
const partBytes = 4 * 1024 * 1024;

type Source = { url: string; blobs: BlobStore; passphrase: string; now: Date };
type Client = Parameters<typeof copyOut>[0];

const json = (value: Beginning | End): Buffer => Buffer.from(JSON.stringify(value));

const addTable = async (client: Client, table: Table, add: AddPiece): Promise<number> => {
  const rows = copyOut(client, table);
  let part = 0;
  let waiting: Buffer[] = [];
  let bytes = 0;
  const addPart = async (): Promise<void> => {
    await add(names.rows(table.name, part), Buffer.concat(waiting));
    [part, waiting, bytes] = [part + 1, [], 0];
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes >= partBytes) await addPart();
  }
  if (bytes > 0) await addPart();
  return rows.rowCount;
};

const addLetters = async (blobs: BlobStore, add: AddPiece): Promise<number> => {
  let letters = 0;
  for await (const page of blobs.list())
    for (const { name } of page) {
      const sealed = await blobs.get(name);
      // Forgotten since it was listed.
      if (sealed === null) continue;
      await add(names.letter(name), sealed);
      letters += 1;
    }
  return letters;
};

/**
 * Writes database and letters into one encrypted file, and gives its size and how many letters are in it. The database is
 * that of one moment; letters are read after it, so that none is missing that it names.
 */
export const writeBackup = async (
  path: string,
  { url, blobs, passphrase, now }: Source,
): Promise<{ bytes: number; letters: number }> => {
  let letters = 0;
  const bytes = await writeArchive(path, passphrase, async (add) => {
    const end = await inTransaction(url, 'READ ONLY', async (client) => {
      const [migrations, tables] = [await migrationsOf(client), await tablesOf(client)];
      await add(names.beginning, json({ format: 1, madeAt: now.toISOString(), migrations, tables }));
      const rows: End['rows'] = {};
      for (const table of tables) rows[table.name] = await addTable(client, table, add);
      // Sequences know no moments: read last, they are never behind the rows.
      return { rows, sequences: await sequencesOf(client) };
    });
    letters = await addLetters(blobs, add);
    await add(names.end, json({ ...end, letters }));
  });
  return { bytes, letters };
};
