import type { Inspection } from '../../flows/features/files/inspection.ts';
import type { FileStore } from '../files.ts';
import type { Limits } from '../sandbox/limited-process.ts';
import type { Run, Sandbox } from '../sandbox/sandbox.ts';
import { Found } from './found.ts';

/**
 * Finds out what a stored file really is; `name` and `mime` are the sender's claim and only passed on, `by` is whoever sent it.
 * `begun` is waited for once the file has its place, before it is opened.
 */
export type Inspector = {
  inspect(
    file: { sha256: string; name: string; mime: string },
    by: string,
    begun?: () => Promise<void>,
  ): Promise<Inspection>;
};

type Looked = Omit<Inspection, 'sha256' | 'name' | 'mime'>;

/** No letter may be larger (`Letter.megabytes`); more is not worth opening. */
const mostBytes = 30 * 1024 * 1024;

/** What looking into one file may take. The time is long, for a busy machine may leave it little of a processor for a while. */
const usualLimits: Limits = { megabytes: 320, cpuSeconds: 10, seconds: 120 };
const task = new URL('./look-task.ts', import.meta.url);

/** Opens the inspector. A file is looked into in a process of its own; one that is too much for it has that trouble. */
export const openInspector = (
  files: Pick<FileStore, 'put' | 'get'>,
  sandbox: Pick<Sandbox, 'take'>,
  limits = usualLimits,
): Inspector => {
  const look = async (sha256: string, run: Run): Promise<Looked> => {
    const stored = await files.get(sha256);
    if (stored === null) return { bytes: 0, type: 'other', trouble: 'unavailable' };
    const bytes = stored.length;
    if (bytes === 0) return { bytes, type: 'other', trouble: 'empty' };
    if (bytes > mostBytes) return { bytes, type: 'other', trouble: 'too_large' };
    const answer = await run(task, { said: null, parts: [stored] }, limits);
    if (!answer) return { bytes, type: 'other', trouble: 'too_much' };
    const [copy] = answer.parts;
    const shown = copy && (await files.put(Buffer.from(copy), { madeOf: sha256 }));
    return { bytes, ...Found.parse(answer.said), ...(shown ? { shown } : {}) };
  };

  return {
    inspect: ({ sha256, name, mime }, by, begun) =>
      sandbox.take(by, async (run) => {
        await begun?.();
        return { sha256, name, mime, ...(await look(sha256, run)) };
      }),
  };
};
