import { readOpening } from '../../fields/read-several.ts';
import type { Context } from '../../kernel/context.ts';
import type { Move } from '../../kernel/move.ts';
import type { Draft } from './draft.ts';
import { answerable, givenOf, takenTogether } from './several.ts';

/** What the sentence that opened a form says of it: those fields are filled and said back. Null when it says nothing of any. */
export const opened = (said: string, draft: Draft, context: Context): (Move & { draft: Draft }) | null => {
  const open = answerable(draft, context);
  const read = open ? readOpening(said, open.fields, open.judged) : [];
  const given = givenOf(
    read.map(({ key, reading }) => ({ key, value: reading.value })),
    draft,
    context,
  );
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
