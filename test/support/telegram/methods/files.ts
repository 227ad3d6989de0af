import { badRequest } from '../refusal.ts';
import type { Method } from './method.ts';

const LARGEST_DOWNLOAD = 20 * 1024 * 1024;
const LINK_LIVES_MS = 3_600_000;

/** https://core.telegram.org/bots/api#getfile */
export const getFile: Method = (world, { params }) => {
  const id = params.file_id ?? '';
  if (id === '') badRequest('file_id not specified');
  const file = world.files.byId(id) ?? badRequest('invalid file_id');
  if (file.bytes.length > LARGEST_DOWNLOAD) badRequest('file is too big');
  if (world.files.troubles.unavailable > 0) {
    world.files.troubles.unavailable -= 1;
    badRequest('wrong file_id or the file is temporarily unavailable');
  }
  file.linkUntil = world.now() + LINK_LIVES_MS;
  const { uniqueId, path, bytes } = file;
  return { result: { file_id: id, file_unique_id: uniqueId, file_size: bytes.length, file_path: path } };
};
