import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './world.ts';

const CHUNK = 64 * 1024;

const notFound = (response: ServerResponse): void => {
  response.writeHead(404, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error_code: 404, description: 'Not Found' }));
};

const write = (response: ServerResponse, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve();
    response.once('close', resolve);
    response.write(bytes, () => {
      response.off('close', resolve);
      resolve();
    });
  });

/** Streams a file whose link `getFile` has given out, with the troubles that were ordered. */
export const download = async (world: World, path: string, response: ServerResponse): Promise<void> => {
  const { troubles } = world.files;
  const file = world.files.byPath(path);
  if (!file || file.linkUntil < world.now()) return notFound(response);
  if (troubles.missing > 0) {
    troubles.missing -= 1;
    return notFound(response);
  }
  const breaks = troubles.breakOff > 0;
  if (breaks) troubles.breakOff -= 1;
  const end = breaks ? Math.floor(file.bytes.length / 2) : file.bytes.length;
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  for (let at = 0; at < end && !response.destroyed; at += CHUNK) {
    if (troubles.chunkDelayMs > 0) await sleep(troubles.chunkDelayMs);
    await write(response, file.bytes.subarray(at, Math.min(end, at + CHUNK)));
  }
  if (breaks) response.destroy();
  else response.end();
};
