import type { StoredFile } from '../../fields/answer.ts';
import type { Inspection } from './inspection.ts';

const mimes = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const;

/** A file judged good, as it is kept: named as sent, typed by its content. */
export const storedFile = ({
  sha256,
  shown,
  name,
  mime,
  type,
  was,
  bytes,
  pages,
  signatures,
}: Inspection): StoredFile => ({
  sha256,
  name,
  mime: was ? `image/${was}` : type === 'other' ? mime : mimes[type],
  bytes,
  ...(shown === undefined ? {} : { shown }),
  ...(pages === undefined ? {} : { pages }),
  ...(signatures === undefined ? {} : { signatures }),
});
