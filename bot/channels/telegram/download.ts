import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { openGate } from '../../../app/gate.ts';
import type { Fetched } from '../../../app/channel.ts';
import { TelegramTrouble, type TelegramApi } from './port.ts';
import { mostBytes } from './read-update.ts';

export type Patience = {
  /** For one try, and for all of them. */
  tryMs: number;
  totalMs: number;
};

const usual: Patience = { tryMs: 45_000, totalMs: 90_000 };
const atOnce = 6;

type Try = Fetched | { again: true; afterMs?: number };

/** Reads a body, but never more of it than it may hold. */
const readBytes = async (response: Response): Promise<Fetched> => {
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

const afterTrouble = ({ trouble }: TelegramTrouble): Try => {
  if (trouble.kind === 'network') return { again: true };
  if (/file is too big/i.test(trouble.description)) return { because: 'too_large' };
  if (trouble.code === 429) return { again: true, afterMs: (trouble.retryAfter ?? 1) * 1000 };
  const never = /invalid file|FILE_REFERENCE/i.test(trouble.description);
  return never && !/temporarily/i.test(trouble.description) ? { because: 'unavailable' } : { again: true };
};

const tryOnce = async (api: TelegramApi, ref: string, signal: AbortSignal): Promise<Try> => {
  try {
    const { path, bytes } = await api.getFile(ref, signal);
    if ((bytes ?? 0) > mostBytes) return { because: 'too_large' };
    if (path === null) return { again: true };
    // A path is good for an hour: an old one is asked for anew with the next try.
    const response = await api.openFile(path, signal);
    if (response.ok) return await readBytes(response);
    await response.body?.cancel();
    return { again: true };
  } catch (error) {
    return error instanceof TelegramTrouble ? afterTrouble(error) : { again: true };
  }
};

/**
 * Opens downloads of files people sent: a few at once, each tried again for a while. What Telegram cannot give in the
 * end is `unavailable`, and the person is asked to send it again.
 */
export const openDownloads = (api: TelegramApi, stopped: AbortSignal, patience: Patience = usual) => {
  const gate = openGate(atOnce);
  const download = async (ref: string): Promise<Fetched> => {
    const end = Date.now() + patience.totalMs;
    for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
      const tried = await tryOnce(api, ref, AbortSignal.any([stopped, AbortSignal.timeout(patience.tryMs)]));
      // Not Telegram's fault: it is fetched after the next start.
      stopped.throwIfAborted();
      if (!('again' in tried)) return tried;
      const rest = tried.afterMs ?? wait;
      if (Date.now() + rest > end) return { because: 'unavailable' };
      await sleep(rest, undefined, { signal: stopped });
    }
  };
  return (ref: string): Promise<Fetched> => gate(() => download(ref));
};
