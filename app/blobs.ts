import type { BlobStore } from './blob-store.ts';
import { blobsInS3 } from './blobs-in-s3.ts';
import { blobsOnDisk } from './blobs-on-disk.ts';
import type { Config } from './config.ts';

/** Opens where sealed files lie: the store of FILES_URL, else the data folder. */
export const openBlobs = ({ filesIn, dataDir }: Pick<Config, 'filesIn' | 'dataDir'>): BlobStore =>
  filesIn === null ? blobsOnDisk(dataDir) : blobsInS3(filesIn);
