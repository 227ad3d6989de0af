import { hideNik } from '../domain/nik.ts';

/** More than any name that is one; what a stranger calls a file may be megabytes long. */
const longest = 1000;

/** A sent file's name as a name: no path, no control characters, nobody's NIK; from here on it is read in chats. */
export const cleanFileName = (name: string): string => {
  const last = name.slice(-longest).split(/[/\\]/).at(-1) ?? '';
  return hideNik(last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '')).slice(-120) || 'berkas';
};
