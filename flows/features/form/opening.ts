import { readOpening } from '../../fields/read-several.ts';
import type { Context } from '../../kernel/context.ts';
import type { Move } from '../../kernel/move.ts';
import type { Draft } from './draft.ts';
import type { Given } from './accept-answer.ts';
import { answerable, givenOf, showGiven, takenTogether } from './several.ts';
import { formTexts } from './texts.ts';

const corrected = '\nralat: ';

/** The sentence that asked for a service with what was corrected of it since. */
export const withCorrection = (said: string, instead: string): string => `${said}${corrected}${instead}`;

/** What a sentence says of a form, field by field; what was corrected last counts. */
const readAll = (said: string, draft: Draft, context: Context): Given[] => {
  const open = answerable(draft, context);
  if (!open) return [];
  const read = said.split(corrected).flatMap((part) => readOpening(part, open.fields, open.judged));
  const last = new Map(read.map(({ key, reading }) => [key, reading.value]));
  const filled = open.fields.flatMap(({ key }) => {
    const value = last.get(key);
    return value === undefined ? [] : [{ key, value }];
  });
  return givenOf(filled, draft, context);
};

/** What a sentence says of a form, as it is said back; null when it says nothing of any field. */
export const openingSays = (said: string, draft: Draft, context: Context): string | null => {
  const given = readAll(said, draft, context);
  return given.length === 0 ? null : showGiven(given, formTexts.noted);
};

/** What the sentence that opened a form says of it: those fields are filled and said back. Null when it says nothing of any. */
export const opened = (said: string, draft: Draft, context: Context): (Move & { draft: Draft }) | null => {
  const given = readAll(said, draft, context);
  const [first, ...others] = given.map(({ item }) => item.key);
  if (first === undefined) return null;
  const move = takenTogether(draft, given, context);
  // "Eh salah, 25 orang" mends what was read of it.
  const answered = {
    message: '',
    key: first,
    draftId: draft.id,
    ...(others.length > 0 ? { also: others } : {}),
  };
  return { ...move, draft: move.draft ?? draft, session: { answered } };
};
