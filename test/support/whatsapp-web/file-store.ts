import { createHash, randomBytes } from 'node:crypto';
import type { StoredMedia } from './history.ts';

const random = () => randomBytes(32).toString('base64');

/** WhatsApp's media server: bytes behind paths, and downloads that answer nothing when told to. */
export const createFileStore = () => {
  const files = new Map<string, Buffer>();
  let failures = 0;

  const put = (bytes: Buffer): string => {
    const directPath = `/v/t62.7118-24/${randomBytes(12).toString('hex')}`;
    files.set(directPath, bytes);
    return directPath;
  };

  return {
    put,
    bytes: (directPath: string): Buffer | null => files.get(directPath) ?? null,
    /** Stores a file and gives what a message says of it. */
    keep: (bytes: Buffer, mime: string, name?: string): StoredMedia => ({
      directPath: put(bytes),
      mimetype: mime,
      ...(name === undefined || mime.startsWith('image/') ? {} : { filename: name }),
      size: bytes.length,
      mediaKey: random(),
      filehash: createHash('sha256').update(bytes).digest('base64'),
      encFilehash: random(),
    }),
    fail: (times: number): void => {
      failures += times;
    },
    /** A page's download; null when there is nothing, or when it is to fail. */
    download: (directPath: string): Buffer | null => {
      if (failures === 0) return files.get(directPath) ?? null;
      failures -= 1;
      return null;
    },
  };
};

export type FileStore = ReturnType<typeof createFileStore>;
