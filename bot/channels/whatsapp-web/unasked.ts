import { readFile, rename, writeFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { countOn, type Unasked } from './pace.ts';

const File = z.strictObject({ date: z.string(), count: z.int() });

/** Keeps the day's count of messages to people who did not write before in a file, so that a restart forgets none. */
export const openUnasked = (path: string) => {
  let known: Unasked | null | undefined;
  const read = async (): Promise<Unasked | null> => {
    const text = await readFile(path, 'utf8').catch(() => null);
    try {
      return File.parse(JSON.parse(text ?? ''));
    } catch {
      // None yet, or cut off by a crash: the day is counted anew.
      return null;
    }
  };
  const today = async (date: string): Promise<number> => {
    known ??= await read();
    return countOn(known, date);
  };
  return {
    today,
    async add(date: string): Promise<void> {
      known = { date, count: (await today(date)) + 1 };
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, JSON.stringify(known));
      await rename(`${path}.new`, path);
    },
  };
};

export type UnaskedCount = ReturnType<typeof openUnasked>;
