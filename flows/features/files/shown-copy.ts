import type { StoredFile } from '../../fields/answer.ts';

type Kept = Pick<StoredFile, 'sha256' | 'name' | 'mime'> & { shown?: string | undefined };

/** Kinds of pictures whose copy is a JPG. */
const madeJpg = /^image\/(?:webp|avif|tiff)$/;

/** Whether staff are shown the pages of a PDF only, because the file as sent could do more than show them. */
export const isRemade = ({ mime, shown }: Pick<Kept, 'mime' | 'shown'>): boolean =>
  mime === 'application/pdf' && shown !== undefined;

/** A file as staff open it: the copy where there is one, called by a name that fits. */
export const shownCopy = ({ sha256, shown, name, mime }: Kept): Pick<Kept, 'sha256' | 'name' | 'mime'> => {
  if (shown === undefined) return { sha256, name, mime };
  if (!madeJpg.test(mime)) return { sha256: shown, name, mime };
  return { sha256: shown, name: `${name.replace(/\.\w{2,5}$/, '')}.jpg`, mime: 'image/jpeg' };
};
