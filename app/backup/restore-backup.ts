import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { inTransaction } from '../db/backup/connection.ts';
import { systemClock } from '../clock.ts';
import { endOpenings } from '../db/backup/end-openings.ts';
import { copyIn, firstFilled, makePartition, setSequences, withoutReferences } from '../db/backup/tables.ts';
import { applyAll, ownMigrations } from '../db/migrate.ts';
import { readKeyRing } from '../key-ring.ts';
import { hashOf } from '../own-copies.ts';
import {
  isUnderOwnKey,
  keyIdOf,
  noRing,
  openVault,
  openWithFileKey,
  type KeyRing,
  type Vault,
} from '../vault.ts';
import { ownCopies, type OwnCopy } from '../db/backup/own-copies.ts';
import { ArchiveError, readArchive, type Piece } from './archive.ts';
import { Beginning, End, kindOf } from './contents.ts';

type Target = {
  /** An empty database. */
  url: string;
  /** DATA_KEY in base64. */
  passphrase: string;
  /** Keeps one letter, sealed as it was. */
  keep: (sha256: string, sealed: Buffer) => Promise<void>;
};

/** `staff`: how many have their powers again, as they had them when the backup was made. */
export type Restored = { madeAt: string; rows: number; letters: number; staff: number };

const broken = (what: string): ArchiveError =>
  new ArchiveError(`This file is no whole backup: ${what}. Take another one.`);

const parsed = <T>(schema: { parse(value: unknown): T }, { name, bytes }: Piece): T => {
  try {
    return schema.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new ArchiveError(`${name} of this file is not as this release writes it.`, { cause });
  }
};

/** The same tables as those the rows came from; newer migrations are for the release that starts on them. */
const makeTables = async (url: string, { migrations }: Beginning): Promise<void> => {
  const own = new Map((await ownMigrations()).map((migration) => [migration.name, migration]));
  const needed = migrations.map(({ name, checksum }) => {
    const found = own.get(name);
    if (found?.checksum !== checksum)
      throw new ArchiveError(
        `This backup was made by another release (migration ${name}). Restore it with that release, then upgrade.`,
      );
    return found;
  });
  await applyAll(url, needed);
};

/** The tables of an archive, filled one after the other as their rows come. */
const openFilling = (client: Parameters<typeof copyIn>[0], { tables }: Beginning) => {
  const rows: Record<string, number> = Object.fromEntries(tables.map(({ name }) => [name, 0]));
  let current: { name: string; stream: Writable & { rowCount: number }; done: Promise<void> } | null = null;
  const end = async (): Promise<void> => {
    if (!current) return;
    const { name, stream, done } = current;
    current = null;
    stream.end();
    await done;
    rows[name] = stream.rowCount;
  };
  const begin = (name: string): NonNullable<typeof current> => {
    const table = tables.find((known) => known.name === name);
    if (!table) throw broken(`it has rows of ${name}, which it does not name`);
    const stream = copyIn(client, table);
    const done = finished(stream);
    // Heard at the next piece; unheard until then, it would end the process.
    done.catch(() => undefined);
    return { name, stream, done };
  };
  return {
    rows,
    end,
    async add(name: string, bytes: Buffer): Promise<void> {
      if (current?.name !== name) await end();
      current ??= begin(name);
      const { stream, done } = current;
      if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), done]);
    },
  };
};

type Opened = { ring: KeyRing; vault: Vault; copyOf: (blob: string) => Promise<OwnCopy | null> };

/** The keys of the rows that were just filled in, and what opens with them. */
const openKeys = async (
  client: Parameters<typeof copyIn>[0],
  { tables }: Beginning,
  dataKey: string,
): Promise<Opened> => {
  // Releases before November 2026's last had none.
  const kept = tables.some(({ name }) => name === 'sealing_key');
  const ring = kept ? await readKeyRing(client, dataKey, systemClock) : noRing;
  const copies = tables.some(({ name }) => name === 'file_key');
  const copyOf = copies ? ownCopies(client, dataKey) : () => Promise.resolve(null);
  return { ring, vault: openVault(dataKey, { ring }), copyOf };
};

/** Whether a letter is to be kept: a copy whose key is not there is nobody's any more, or younger than the rows. */
const checkLetter = async (
  name: string,
  sealed: Buffer,
  { ring, vault, copyOf }: Opened,
): Promise<boolean> => {
  if (isUnderOwnKey(sealed)) {
    const copy = await copyOf(name);
    if (copy && hashOf(openWithFileKey(copy.key, sealed)) !== copy.sha256)
      throw broken(`letter ${copy.sha256} is not what it was`);
    return copy !== null;
  }
  const keyId = keyIdOf(sealed);
  if (keyId !== '' && !ring.secretOf(keyId))
    throw broken('the keys were changed while it was made, and a letter in it needs one it does not hold');
  if (hashOf(vault.openBytes(sealed)) !== name) throw broken(`letter ${name} is not what it was`);
  return true;
};

/** Fills an empty database and a store of letters from a backup; either all of the database or none of it. */
export const restoreBackup = async (path: string, target: Target): Promise<Restored> => {
  const pieces = readArchive(path, target.passphrase);
  try {
    return await fillFrom(pieces, target);
  } finally {
    await pieces.return(undefined);
  }
};

const fillFrom = async (
  pieces: AsyncGenerator<Piece>,
  { url, passphrase, keep }: Target,
): Promise<Restored> => {
  const first = await pieces.next();
  if (first.done || kindOf(first.value.name) !== 'beginning') throw broken('it does not begin as one');
  const beginning = parsed(Beginning, first.value);
  const filled = await inTransaction(url, 'READ ONLY', firstFilled);
  if (filled !== null)
    throw new ArchiveError(`The database is not empty (${filled} has rows). Restore into an empty one.`);
  await makeTables(url, beginning);

  return inTransaction(url, 'READ WRITE', async (client) => {
    for (const table of beginning.tables) await makePartition(client, table);
    const putBack = await withoutReferences(client);
    const filling = openFilling(client, beginning);
    let letters = 0;
    let keys: Opened | null = null;
    let end: End | null = null;
    for await (const piece of pieces) {
      const kind = kindOf(piece.name);
      if (kind === 'end') end = parsed(End, piece);
      else if (kind === null || kind === 'beginning') throw broken(`it holds ${piece.name}`);
      else if ('rowsOf' in kind) await filling.add(kind.rowsOf, piece.bytes);
      else {
        await filling.end();
        keys ??= await openKeys(client, beginning, passphrase);
        if (await checkLetter(kind.letter, piece.bytes, keys)) await keep(kind.letter, piece.bytes);
        letters += 1;
      }
    }
    await filling.end();
    if (!end) throw broken('it has no end');
    for (const [name, count] of Object.entries(end.rows))
      if (filling.rows[name] !== count)
        throw broken(`${name} has ${String(filling.rows[name])} rows of ${String(count)}`);
    if (letters !== end.letters) throw broken(`it has ${letters} letters of ${end.letters}`);
    await setSequences(client, end.sequences);
    await putBack();
    const staff = await endOpenings(client, beginning.tables, systemClock());
    // Until it knows how large its tables are, the first start would read all of them for each page it turns over.
    await client.query('ANALYZE');
    const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
    return { madeAt: beginning.madeAt, rows, letters, staff };
  });
};
