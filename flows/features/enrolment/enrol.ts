import type { Event } from '../../kernel/event.ts';
import { fact, wantKey, type Facts, type Want } from '../../kernel/fact.ts';
import type { Asked, Turn } from '../../kernel/feature.ts';
import { cue, type When } from '../../kernel/look-ahead.ts';
import { plainWords } from '../../kernel/fold.ts';
import type { Result } from '../../kernel/effect.ts';
import { enrolmentTexts } from './texts.ts';
import { isInForm } from '../form/index.ts';
import { staffCodeHash } from './staff-code.ts';

/** The hash of the staff code a text brings, if it does: *masuk CODE*. */
const codeIn = (event: Event): string | null => {
  if (event.kind !== 'text') return null;
  const code = /^masuk ([a-z0-9-]{6,20})$/.exec(plainWords(event.text))?.[1]?.toUpperCase();
  return code === undefined ? null : staffCodeHash(code);
};

/** A code comes with a word before it. */
export const mayBringCode: When = { text: cue({ words: new Set(['masuk']) }) };

/** What has to be known of a text that brings a code. */
export const enrolNeeds = ({ event }: Turn): Want[] => {
  const codeHash = codeIn(event);
  return codeHash === null ? [] : [{ fact: 'staff_code', codeHash }];
};

/** A staff code typed by itself; in a form, words that are no code are an answer. */
export const enrol: Asked = {
  when: mayBringCode,
  read: ({ session, event, context }) => {
    const codeHash = codeIn(event);
    if (codeHash === null) return null;
    const found = fact(context, { fact: 'staff_code', codeHash });
    const start = { to: { name: 'start' }, quiet: true } as const;
    if (!found.ok) {
      if (isInForm(session.at, context)) return null;
      return {
        ...start,
        say: [{ text: found.locked ? enrolmentTexts.staffCodeLocked : enrolmentTexts.badStaffCode }],
      };
    }
    return { to: { name: 'duties', codeHash } };
  },
};

/** The result with a wrong staff code counted, also where the words were taken for an answer: nobody guesses unseen. */
export const countMisses = (result: Result, { event, context }: Turn): Result => {
  const codeHash = codeIn(event);
  const found =
    codeHash === null
      ? undefined
      : (context.facts.get(wantKey({ fact: 'staff_code', codeHash })) as Facts['staff_code'] | undefined);
  if (!found || found.ok || found.locked) return result;
  return { ...result, effects: [...result.effects, { type: 'code_missed' }] };
};
