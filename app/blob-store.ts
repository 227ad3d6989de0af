/** One blob as a listing tells it. */
export type StoredBlob = { name: string; bytes: number; storedAt: Date };

/** Where sealed bytes lie, on a disk or in an S3-compatible store; a name is 64 hex digits. It knows nothing of what is in them. */
export type BlobStore = {
  /** Resolves once the bytes are safely kept; whoever reads meanwhile sees all of them or none. */
  put(name: string, sealed: Buffer): Promise<void>;
  get(name: string): Promise<Buffer | null>;
  has(name: string): Promise<boolean>;
  /** Removing what is not there harms nothing. */
  remove(name: string): Promise<void>;
  /** All blobs, page by page, in no order. */
  list(): AsyncIterable<StoredBlob[]>;
};

const storeTroubles = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE']);

/** A store on the network that does not answer, or does not take what it is given. */
export class StoreAway extends Error {
  override name = 'StoreAway';
}

/** Whether a file could not be kept because the store is full, failing, away or not to be written to: for administrators to mend. */
export const isDiskTrouble = (error: unknown): boolean =>
  error instanceof StoreAway || storeTroubles.has((error as NodeJS.ErrnoException).code ?? '');
