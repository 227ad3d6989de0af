import type { StoredFile } from '../../fields/answer.ts';
import type { Letter } from '../../catalogue/service.ts';
import type { Context } from '../../kernel/context.ts';
import type { EventOf } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Session } from '../../kernel/session.ts';
import { fileTexts, judgeFile, storedFile } from '../files/index.ts';
import type { Draft } from './draft.ts';
import { touched } from './form.ts';

/** Photos of one letter: more pages than anybody photographs. */
const mostPages = 10;

/** So long after its last photo another one is most likely its next page. */
const pagesMinutes = 10;

export type SentFile = EventOf<'album'>['files'][number];

/** Whether a file is a photo of a page; everything else is a letter of its own. */
export const isPhoto = ({ mime }: Pick<StoredFile, 'mime'>): boolean => mime.startsWith('image/');

/** How many more files a letter has room for: a letter of one file is one document, or photos of its pages. */
export const roomFor = (letter: Letter, files: readonly StoredFile[]): number => {
  if (letter.max > 1) return letter.max - files.length;
  return files.every(isPhoto) ? mostPages - files.length : 0;
};

/** The draft with these files as all of a letter's. */
export const withFiles = (draft: Draft, key: string, files: readonly StoredFile[], context: Context): Draft =>
  touched(
    {
      ...draft,
      files:
        files.length > 0
          ? { ...draft.files, [key]: [...files] }
          : Object.fromEntries(Object.entries(draft.files).filter(([other]) => other !== key)),
      skipped: draft.skipped.filter((other) => other !== key),
    },
    context,
  );

/** Files judged for a letter, in their order: all there is of it now, those newly taken, and a sentence on each. */
export type Judged = { files: StoredFile[]; taken: StoredFile[]; left: number; lines: string[] };

/** Judges each file by itself, and takes as many as there is room for beside `before`. */
export const judgeAll = (
  sent: readonly SentFile[],
  letter: Letter,
  before: readonly StoredFile[],
  context: Context,
): Judged => {
  const judged: Judged = { files: [...before], taken: [], left: 0, lines: [] };
  for (const { sha256, name, mime } of sent) {
    if (roomFor(letter, judged.files) <= 0) {
      judged.left += 1;
      continue;
    }
    const found = fact(context, { fact: 'inspection', sha256, name, mime });
    const trouble = judgeFile(letter, found);
    judged.lines.push(trouble ?? fileTexts.received(found));
    if (trouble !== null) continue;
    const file = storedFile(found);
    judged.taken.push(file);
    judged.files = [...judged.files.filter((other) => other.sha256 !== file.sha256), file];
  }
  return judged;
};

/** What is remembered of the letter that got its last file just now; `done`: its sender said that it is whole. */
export const noted = (draft: Draft, key: string, context: Context): Session['pages'] => ({
  draftId: draft.id,
  key,
  at: context.now.toISOString(),
});

/** The letter of photos whose next page another photo may be; null when it is whole, or too long ago. */
export const openLetter = (
  { pages }: Pick<Session, 'pages'>,
  draft: Draft,
  context: Context,
): { key: string; recent: boolean } | null => {
  if (!pages || pages.draftId !== draft.id) return null;
  const files = draft.files[pages.key] ?? [];
  if (files.length === 0 || !files.every(isPhoto)) return null;
  const minutes = (context.now.getTime() - new Date(pages.at).getTime()) / 60_000;
  return { key: pages.key, recent: minutes <= pagesMinutes };
};
