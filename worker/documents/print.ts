import type { Sheet } from '../../flows/features/desk/sheet.ts';
import type { Run, Sandbox } from '../../app/sandbox/sandbox.ts';
import type { BundleLetter } from './bind.ts';
import type { PrintOrder } from './print-task.ts';

type Letter = BundleLetter & { bytes: Uint8Array };

const task = new URL('./print-task.ts', import.meta.url);
/** Binding in thirty large letters takes a while; more is a file made to hurt. */
const limits = { megabytes: 512, cpuSeconds: 40, seconds: 120 };
/** Of the letters together; no messenger would carry a larger bundle, and all of it lies in memory several times. */
const mostBytes = 45 * 1024 * 1024;

const nothing = new Uint8Array();

/** The letters as far as there is room, in order; of the others nothing, which is a page that says so. */
const withinRoom = (letters: readonly Letter[]): Letter[] => {
  let room = mostBytes;
  return letters.map((letter) => {
    if (letter.bytes.length > room) return { ...letter, bytes: nothing };
    room -= letter.bytes.length;
    return letter;
  });
};

const attempt = async (run: Run, sheet: Sheet, letters: readonly Letter[]): Promise<Uint8Array | null> => {
  const order: PrintOrder = {
    sheet,
    letters: letters.map(({ label, mime, pages }) => ({ label, mime, pages })),
  };
  const answer = await run(task, { said: order, parts: letters.map(({ bytes }) => bytes) }, limits);
  return answer?.parts[0] ?? null;
};

/** Those letters that alone do not end what binds them; of the others nothing. */
const harmless = async (run: Run, sheet: Sheet, letters: readonly Letter[]): Promise<Letter[]> => {
  const kept: Letter[] = [];
  for (const letter of letters)
    kept.push((await attempt(run, sheet, [letter])) ? letter : { ...letter, bytes: nothing });
  return kept;
};

/**
 * Makes the sheet, with letters the whole bundle, in a sandbox, because what is bound in came from strangers: one at a time,
 * as it may take the most memory of all. A letter that is too much is a page that says so. Rejects when not even that can be made.
 */
export const print = (
  sandbox: Pick<Sandbox, 'take'>,
  sheet: Sheet,
  letters: readonly Letter[],
): Promise<Buffer> =>
  sandbox.take('documents', async (run) => {
    const fitting = withinRoom(letters);
    const bytes =
      (await attempt(run, sheet, fitting)) ??
      (await attempt(run, sheet, await harmless(run, sheet, fitting)));
    if (!bytes) throw new Error('A document took more than its sandbox has');
    return Buffer.from(bytes);
  });
