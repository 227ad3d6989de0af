import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program of the machine is; null when it has none. A CI without it is set up wrongly, so there that is an error. */
export const program = (name: string): string | null => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined && process.env['CI'] === 'true') throw new Error(`CI needs ${name} on its PATH`);
  return found ?? null;
};
