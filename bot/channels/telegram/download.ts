import { openPatientFetch, readBytes, type Patience, type Try } from '../kit/patient-fetch.ts';
import { TelegramTrouble, type TelegramApi } from './port.ts';
import { mostBytes } from './read-update.ts';

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
    if (response.ok) return await readBytes(response, mostBytes);
    await response.body?.cancel();
    return { again: true };
  } catch (error) {
    return error instanceof TelegramTrouble ? afterTrouble(error) : { again: true };
  }
};

/** Opens downloads of files people sent over Telegram, by the file's id. */
export const openDownloads = (api: TelegramApi, stopped: AbortSignal, patience?: Patience) =>
  openPatientFetch((ref, signal) => tryOnce(api, ref, signal), stopped, patience);
