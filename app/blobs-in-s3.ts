import { setTimeout as pause } from 'node:timers/promises';
import { S3mini } from 's3mini';
import { StoreAway, type BlobStore } from './blob-store.ts';
import type { S3Config } from './config.ts';

/** Somebody may be waiting for the answer. */
const patienceMs = 10_000;
const restMs = [200, 1000];
const page = 500;

/** Tries a request three times; one that fails for good is a store that is away, told without the address it went to. */
const persistently = async <T>(work: () => Promise<T>): Promise<T> => {
  for (const rest of [...restMs, null])
    try {
      return await work();
    } catch (cause) {
      if (rest === null) {
        const { name, code, status } = cause as Error & { code?: string; status?: number };
        const words = [name, code, status].filter((word) => word !== undefined).join(' ');
        throw new StoreAway(`The store of FILES_URL did not do what it was asked (${words})`, { cause });
      }
      await pause(rest);
    }
  throw new Error('unreachable');
};

/** Keeps blobs in an S3-compatible store, named as on disk. What is put there has been sealed before. */
export const blobsInS3 = ({ endpoint, bucket, prefix, ...account }: S3Config): BlobStore => {
  const client = new S3mini({
    ...account,
    endpoint: `${endpoint}/${bucket}`,
    requestAbortTimeout: patienceMs,
  });
  const root = prefix === '' ? '' : `${prefix}/`;
  const keyOf = (sha256: string): string => `${root}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
  return {
    async put(sha256, sealed) {
      await persistently(() => client.putObject(keyOf(sha256), sealed, 'application/octet-stream'));
    },
    async get(sha256) {
      const found = await persistently(() => client.getObjectArrayBuffer(keyOf(sha256)));
      return found && Buffer.from(found);
    },
    async has(sha256) {
      return (await persistently(() => client.objectExists(keyOf(sha256)))) === true;
    },
    async remove(sha256) {
      await persistently(() => client.deleteObject(keyOf(sha256)));
    },
    async *list() {
      let token: string | undefined;
      do {
        const from = token;
        const found = await persistently(() => client.listObjectsPaged('/', root, page, from));
        yield (found?.objects ?? []).flatMap(({ Key, Size, LastModified }) => {
          const name = Key.split('/').at(-1) ?? '';
          return /^[0-9a-f]{64}$/.test(name)
            ? [{ name, bytes: Number(Size), storedAt: new Date(LastModified) }]
            : [];
        });
        token = found?.nextContinuationToken;
      } while (token !== undefined);
    },
  };
};
