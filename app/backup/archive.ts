import { Decrypter, Encrypter } from 'age-encryption';
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from 'modern-tar';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as Chunks } from 'node:stream/web';

/** Adds one piece to an archive; resolves when it may be forgotten here. */
export type AddPiece = (name: string, bytes: Uint8Array) => Promise<void>;
export type Piece = { name: string; bytes: Buffer };

/** The file cannot be taken for a backup, or not be opened; its message is for whoever restores. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
}

/** The key is 32 random bytes: stretching it would slow down nobody but us. */
const workFactor = 10;

/**
 * Writes an archive piece by piece: a tar file in an age file (age-encryption.org), encrypted with the text of the data key
 * as its passphrase, so that `age -d` and `tar` open it where this program is gone. Safely on disk when it resolves.
 */
export const writeArchive = async (
  path: string,
  passphrase: string,
  fill: (add: AddPiece) => Promise<void>,
): Promise<number> => {
  const { readable, controller } = createTarPacker();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const sealed = await encrypter.encrypt(readable);
  const add: AddPiece = async (name, bytes) => {
    const writer = controller.add({ name, size: bytes.length, mode: 0o600 }).getWriter();
    if (bytes.length > 0) await writer.write(bytes);
    await writer.close();
  };
  const filling = fill(add).then(controller.finalize, (error: unknown) => {
    controller.error(error);
    throw error;
  });
  const file = await open(path, 'wx', 0o600);
  try {
    const [written] = await Promise.all([pour(sealed as unknown as Chunks<Uint8Array>, file), filling]);
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
};

type Destination = { write(bytes: Uint8Array): Promise<unknown> };

const pour = async (from: Chunks<Uint8Array>, file: Destination): Promise<number> => {
  let written = 0;
  for await (const chunk of from) {
    await file.write(chunk);
    written += chunk.length;
  }
  return written;
};

const unreadable = (error: unknown): unknown => {
  const { message, code } = error as NodeJS.ErrnoException;
  // What the disk says is for whoever looks after the disk.
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return error;
  if (/no identity matched|passphrase/i.test(message))
    return new ArchiveError('The key does not open this file: DATA_KEY is not the one it was made with.');
  return new ArchiveError(
    'This file is no whole backup: it was cut off or changed, or is something else. Take another one.',
    { cause: error },
  );
};

/** The pieces of an archive in the order they were added; rejects with an ArchiveError that says why it cannot be used. */
export async function* readArchive(path: string, passphrase: string): AsyncGenerator<Piece> {
  const file = await open(path, 'r');
  try {
    const sealed = Readable.toWeb(file.createReadStream({ autoClose: false })) as ReadableStream<Uint8Array>;
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const pieces = (await decrypter.decrypt(sealed)).pipeThrough(createTarDecoder({ strict: true }));
    for await (const { header, body } of pieces as Chunks<ParsedTarEntry>) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body as Chunks<Uint8Array>) chunks.push(chunk);
      yield { name: header.name, bytes: Buffer.concat(chunks) };
    }
  } catch (error) {
    throw unreadable(error);
  } finally {
    await file.close();
  }
}
