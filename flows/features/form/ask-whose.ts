import { z } from 'zod';
import { StoredFile } from '../../fields/answer.ts';
import type { Letter } from '../../catalogue/service.ts';
import type { Context } from '../../kernel/context.ts';
import { leftAt } from '../../kernel/aside.ts';
import { dialogue, type Next, type Scene, type Sent } from '../../kernel/dialogue.ts';
import { fact } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { Left, type AtOf } from '../../kernel/session.ts';
import { filesNeeds, judgeFile, storedFile } from '../files/index.ts';
import { draftOf, nextPlace } from './form.ts';
import { goBack } from './go-back.ts';
import { isPhoto, noted, roomFor, withFiles, type SentFile } from './letter-pages.ts';
import { lettersNamed } from './letter-words.ts';
import { agrees, disagrees, hasNone, saysDone, sends } from '../../kernel/spoken.ts';
import { pageTexts } from './page-texts.ts';

const pageAt = z.strictObject({
  name: z.literal('page'),
  /** What was sent, good for each of the letters. */
  files: z.array(StoredFile),
  /** The letters it may be for. */
  letters: z.array(z.string()),
  /** The question that stood. */
  back: Left.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    page: z.infer<typeof pageAt>;
  }
}

type At = AtOf<'page'>;

const lettersOf = (keys: readonly string[], context: Context): Letter[] =>
  keys.flatMap((key) => draftOf(context).service.letters.filter((letter) => letter.key === key));

/** Those letters for which all these files would do, with the files as they are kept; null where one of them would do nowhere. */
const fitting = (
  sent: readonly SentFile[],
  keys: readonly string[],
  context: Context,
): { letters: Letter[]; files: StoredFile[] } | null => {
  const found = sent.map(({ sha256, name, mime }) =>
    fact(context, { fact: 'inspection', sha256, name, mime }),
  );
  const letters = lettersOf(keys, context).filter(
    (letter) => !letter.sensitive && found.every((each) => judgeFile(letter, each) === null),
  );
  return letters.length > 0 ? { letters, files: found.map(storedFile) } : null;
};

/** Whether files are added to what a letter has; otherwise they take its place. */
const adds = (letter: Letter, context: Context): boolean => {
  const before = draftOf(context).draft.files[letter.key] ?? [];
  return before.length > 0 && roomFor(letter, before) > 0;
};

const optionOf = (letter: Letter, context: Context): Option => {
  const has = (draftOf(context).draft.files[letter.key] ?? []).length > 0;
  const words = !has ? pageTexts.newAs : adds(letter, context) ? pageTexts.addTo : pageTexts.replaceIn;
  return { id: `for.${letter.key}`, label: words(letter.label) };
};

/** Asks which letter files are for, keeping them until that is answered. Where only one is possible and new, it is asked too. */
export const filesAskedWhose = (
  { session, context }: Pick<Turn, 'session' | 'context'>,
  sent: readonly SentFile[],
  keys: readonly string[],
): Move | null => {
  const fits = fitting(sent, keys, context);
  if (!fits) return null;
  return {
    to: {
      name: 'page',
      files: fits.files,
      letters: fits.letters.map(({ key }) => key),
      ...leftAt(session, context),
    },
  };
};

/** Back to the question that stood; to the one after it where that has just been answered. */
const onward = ({ back }: At, answered: string | null, context: Context): Move['to'] =>
  back?.['key'] === answered && back?.name === 'item' ? nextPlace(context) : goBack(back, context);

const keep = (letter: Letter, { at, context }: Scene<'page'>): Move => {
  const { draft } = draftOf(context);
  const before = adds(letter, context) ? (draft.files[letter.key] ?? []) : [];
  const fresh = at.files.filter(({ sha256 }) => before.every((file) => file.sha256 !== sha256));
  const files = [...before, ...fresh].slice(0, before.length + Math.max(0, roomFor(letter, before)));
  const next = withFiles(draft, letter.key, files, context);
  return {
    to: onward(at, letter.key, { ...context, draft: next }) ?? { name: 'review' },
    draft: next,
    intro: pageTexts.added(letter.label, files.length),
    session: { wrong: 0, pages: noted(next, letter.key, context) },
  };
};

const dropped = ({ at, context }: Scene<'page'>): Move => ({
  to: goBack(at.back, context),
  intro: pageTexts.wasNotKept,
  session: { wrong: 1 },
});

/** Further pages of what is asked about are asked about with it. */
const further = ({ at, context }: Scene<'page'>, sent: Sent): Next<'page'> => {
  const files = sent.kind === 'file' ? [sent] : sent.kind === 'album' ? sent.files : [];
  // Photos are pages of one letter; two documents are two.
  if (files.length > 0 && ![...files, ...at.files].every(isPhoto)) return { refuse: pageTexts.oneByOne };
  const fits = files.length > 0 ? fitting(files, at.letters, context) : null;
  if (!fits) return null;
  return {
    to: { ...at, files: [...at.files, ...fits.files], letters: fits.letters.map(({ key }) => key) },
    again: true,
  };
};

/** The letter that words choose: by its name, or by a yes where it is the only one. */
const wordedLetter = (words: string, { at, context }: Scene<'page'>): Letter | null => {
  const letters = lettersOf(at.letters, context);
  const named = lettersNamed(words, draftOf(context).service);
  const [one, another] = letters.filter(({ key }) => named.includes(key));
  if (one) return another ? null : one;
  const yes = agrees(words) || sends(words) || saysDone(words);
  const [only, other] = letters;
  return yes && only && !other ? only : null;
};

/** Which letter files are for that may belong to one or another: nothing is filed by guessing. */
export const page = dialogue<'page'>({
  name: 'page',
  at: pageAt,
  traits: {
    inForm: 'question',
    albums: () => true,
    keepsFiles: (at) => (at.name === 'page' ? at.files.map(({ sha256 }) => sha256) : []),
  },
  needs: (_at, event) => (event ? filesNeeds(event) : []),
  enter: () => ({}),
  stageOf: () => ({
    ask: ({ at, context }) => {
      const letters = lettersOf(at.letters, context);
      const none = { id: 'none', label: letters.length > 1 ? pageTexts.notKept : pageTexts.none };
      return {
        text: at.files.every(isPhoto) ? pageTexts.whose(at.files.length) : pageTexts.whoseFile,
        options: [...letters.map((letter) => optionOf(letter, context)), none],
      };
    },
    take: (scene, { choice, words }) => {
      if (choice === 'none') return dropped(scene);
      const [letter] = choice?.startsWith('for.') ? lettersOf([choice.slice(4)], scene.context) : [];
      if (letter) return keep(letter, scene);
      if (choice !== null || words === null) return null;
      const worded = wordedLetter(words, scene);
      if (worded) return keep(worded, scene);
      return disagrees(words) || hasNone(words) ? dropped(scene) : null;
    },
    takeSent: further,
  }),
  leave: dropped,
  // Two things wait for an answer: whoever answers the other one hears that it was not kept.
  unread: ({ kind }) => (kind === 'text' ? pageTexts.fileFirst : null),
});
