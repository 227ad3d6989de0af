import { extname } from 'node:path';

/** A file Telegram keeps. */
export type StoredFile = {
  id: string;
  uniqueId: string;
  kind: 'document' | 'photo' | 'voice' | 'video' | 'sticker';
  name: string;
  mime: string;
  bytes: Buffer;
  path: string;
  /** Until when its link works; `getFile` renews it. */
  linkUntil: number;
};

/** What can go wrong with the next downloads; each counts down. */
export type DownloadTroubles = {
  /** So many downloads end in the middle. */
  breakOff: number;
  /** So many answer 404. */
  missing: number;
  /** So many `getFile` say the file is temporarily unavailable. */
  unavailable: number;
  /** Every chunk of 64 KB waits that long. */
  chunkDelayMs: number;
};

export type FileStore = {
  add(file: Pick<StoredFile, 'kind' | 'name' | 'mime' | 'bytes'>): StoredFile;
  byId(id: string): StoredFile | undefined;
  byPath(path: string): StoredFile | undefined;
  troubles: DownloadTroubles;
};

const folders = {
  document: 'documents',
  photo: 'photos',
  voice: 'voice',
  video: 'videos',
  sticker: 'stickers',
} as const;

/** Files under ids that mean nothing. */
export const createFileStore = (): FileStore => {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  return {
    add(given) {
      const number = byId.size + 1;
      const extension = given.kind === 'photo' ? '.jpg' : extname(given.name);
      const file: StoredFile = {
        ...given,
        id: `${given.kind === 'photo' ? 'AgAC' : 'BQAC'}AgUAAxk${Buffer.from(`file-${number}`).toString('base64url')}`,
        uniqueId: `AQAD${number.toString(36).padStart(6, '0')}`,
        path: `${folders[given.kind]}/file_${number}${extension}`,
        linkUntil: 0,
      };
      byId.set(file.id, file);
      byPath.set(file.path, file);
      return file;
    },
    byId: (id) => byId.get(id),
    byPath: (path) => byPath.get(path),
    troubles: { breakOff: 0, missing: 0, unavailable: 0, chunkDelayMs: 0 },
  };
};
