import { formTexts } from './texts.ts';
import { fileTexts } from '../files/texts.ts';
import { acceptFile } from './accept-answer.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from './draft.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Item } from './items.ts';
import { judgeFile, judgeLost } from '../files/judge-file.ts';
import type { Letter } from '../../catalogue/service.ts';
import { storedFile } from '../files/stored-file.ts';

type Album = Extract<Event, { kind: 'album' }>;

/** What became of files sent together: the draft with those that will do, and what to say of each. */
export type AlbumTaken = { draft: Draft; accepted: number; full: boolean; lines: string[] };

/** Takes files sent together as one answer: each is judged by itself, and no more are kept than the letter takes. */
export const takeAlbum = (
  { files, lost }: Album,
  { item, letter, draft, context }: { item: Item; letter: Letter; draft: Draft; context: Context },
): AlbumTaken => {
  const before = letter.max === 1 ? 0 : (draft.files[item.key]?.length ?? 0);
  const taken = { draft, accepted: 0, lines: [] as string[] };
  let left = 0;
  for (const { sha256, name, mime } of files) {
    if (before + taken.accepted >= letter.max) {
      left += 1;
      continue;
    }
    const found = fact(context, { fact: 'inspection', sha256, name, mime });
    const trouble = judgeFile(letter, found);
    taken.lines.push(trouble ?? fileTexts.received(found));
    if (trouble !== null) continue;
    taken.accepted += 1;
    taken.draft = acceptFile(taken.draft, item, storedFile(found), context);
  }
  const count = taken.draft.files[item.key]?.length ?? 0;
  const lines = [
    ...taken.lines,
    ...lost.map((file) => judgeLost(letter, file)),
    ...(left === 0 ? [] : [letter.max === 1 ? formTexts.onlyOneFile : formTexts.tooManyFiles(letter.max)]),
    ...(count > 0 && count < letter.max ? [formTexts.moreFiles(count, letter.max)] : []),
  ];
  return { ...taken, full: count >= letter.max, lines };
};
