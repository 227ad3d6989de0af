import { Console } from 'node:console';
import { once } from 'node:events';
import { readFrame, writeFrame, type Frame } from './frame.ts';

const read = async (): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/**
 * The inside of a sandbox: reads its one frame, answers with another, and ends. Whatever libraries print goes where it
 * cannot be taken for the answer.
 */
export const serve = async (work: (input: Frame) => Promise<Frame>): Promise<void> => {
  globalThis.console = new Console(process.stderr);
  const answer = writeFrame(await work(readFrame(await read())));
  for (const part of answer) if (!process.stdout.write(part)) await once(process.stdout, 'drain');
};
