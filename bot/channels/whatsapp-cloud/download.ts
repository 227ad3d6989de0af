import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openPatientFetch, readBytes, type Patience, type Try } from '../kit/patient-fetch.ts';
import { GraphTrouble, type CloudApi } from './port.ts';

/** No letter is larger; Meta itself lets documents be up to 100 MB. */
const mostBytes = 20 * 1024 * 1024;

const Ref = z.object({ id: z.string(), sha256: z.string().nullable() });

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Meta answers 100 for a media id that was deleted or was never ours; a place older than five minutes is asked for anew. */
const afterTrouble = ({ trouble }: GraphTrouble): Try => {
  if (trouble.kind === 'network') return { again: true };
  if (trouble.code === 100 || trouble.code === 131_052) return { because: 'unavailable' };
  return trouble.retryAfterMs === undefined
    ? { again: true }
    : { again: true, afterMs: trouble.retryAfterMs };
};

const tryOnce = async (api: CloudApi, ref: string, signal: AbortSignal): Promise<Try> => {
  const wanted = Ref.parse(JSON.parse(ref));
  try {
    const place = await api.mediaPlace(wanted.id, signal);
    if ((place.bytes ?? 0) > mostBytes) return { because: 'too_large' };
    const response = await api.openMedia(place.url, signal);
    if (!response) return { because: 'unavailable' };
    if (!response.ok) {
      await response.body?.cancel();
      return { again: true };
    }
    const read = await readBytes(response, mostBytes);
    if ('because' in read) return read;
    const expected = wanted.sha256 ?? place.sha256;
    return expected === null || sha256(read.bytes) === expected ? read : { again: true };
  } catch (error) {
    return error instanceof GraphTrouble ? afterTrouble(error) : { again: true };
  }
};

/** Opens downloads of files people sent, by the `ref` of their message; bytes that are not the ones sent are not taken. */
export const openDownloads = (api: CloudApi, stopped: AbortSignal, patience?: Patience) =>
  openPatientFetch((ref, signal) => tryOnce(api, ref, signal), stopped, patience);
