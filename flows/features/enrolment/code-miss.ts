import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { wantKey } from '../../kernel/fact.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import type { Facts } from '../../kernel/context.ts';
import type { Result } from '../../kernel/result.ts';

/** The staff code a text brings, if it does: *masuk CODE*. */
export const staffCodeIn = (event: Event): string | null => {
  if (event.kind !== 'text') return null;
  return /^masuk ([a-z0-9-]{6,20})$/.exec(plainWords(event.text))?.[1]?.toUpperCase() ?? null;
};

/** The result with a wrong staff code counted, also where the words were taken for an answer: nobody guesses unseen. */
export const countingMisses = (result: Result, event: Event, context: Context): Result => {
  const code = staffCodeIn(event);
  const found =
    code === null
      ? undefined
      : (context.facts.get(wantKey({ fact: 'staff_code', code })) as Facts['staff_code'] | undefined);
  if (!found || found.ok || found.locked) return result;
  return { ...result, effects: [...result.effects, { type: 'code_missed' }] };
};
