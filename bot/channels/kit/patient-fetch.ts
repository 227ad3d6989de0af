import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetched } from '../../../app/channel.ts';
import { openGate } from '../../../app/gate.ts';

export type Patience = {
  /** For one try, and for all of them. */
  tryMs: number;
  totalMs: number;
};

const usual: Patience = { tryMs: 45_000, totalMs: 90_000 };
const atOnce = 6;

/** What one try gave, or that it is worth another, after a rest if the provider asked for one. */
export type Try = Fetched | { again: true; afterMs?: number };

/** Reads a body, but never more of it than `mostBytes`; rejects when it ends early. */
export const readBytes = async (response: Response, mostBytes: number): Promise<Fetched> => {
  const announced = Number(response.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (announced <= mostBytes && response.body)
    for await (const chunk of Readable.fromWeb(
      response.body as ReadableStream,
    ) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > mostBytes) break;
      chunks.push(chunk);
    }
  // Left in the middle: the rest of it is not to come.
  if (announced > mostBytes || bytes > mostBytes) {
    await response.body?.cancel().catch(() => undefined);
    return { because: 'too_large' };
  }
  if (announced > 0 && bytes !== announced) throw new Error('The body ended early');
  return { bytes: Buffer.concat(chunks) };
};

/**
 * Opens downloads of files people sent: a few at once, each tried again for a while. What the provider cannot give in
 * the end is `unavailable`, and the person is asked to send it again.
 */
export const openPatientFetch = (
  tryOnce: (ref: string, signal: AbortSignal) => Promise<Try>,
  stopped: AbortSignal,
  patience: Patience = usual,
): ((ref: string) => Promise<Fetched>) => {
  const gate = openGate(atOnce);
  const download = async (ref: string): Promise<Fetched> => {
    const end = Date.now() + patience.totalMs;
    for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
      const tried = await tryOnce(ref, AbortSignal.any([stopped, AbortSignal.timeout(patience.tryMs)]));
      // Not the provider's fault: it is fetched after the next start.
      stopped.throwIfAborted();
      if (!('again' in tried)) return tried;
      const rest = tried.afterMs ?? wait;
      if (Date.now() + rest > end) return { because: 'unavailable' };
      await sleep(rest, undefined, { signal: stopped });
    }
  };
  return (ref) => gate(() => download(ref));
};
