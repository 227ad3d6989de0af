import { chosen } from './chosen.ts';
import type { Say } from './effect.ts';
import type { Feature, Turn } from './feature.ts';
import type { Message, Option } from './message.ts';
import type { Session } from './session.ts';

/** Knows ids that mean the same whenever they are pressed: steps on a request, ratings, completions. */
export type IsLasting = (id: string) => boolean;

/** Whether a button belongs to one question and means nothing after it; the others are lasting. */
export const isOfQuestion = (id: string): boolean => /^q\d+\./.test(id);

/** Ids are lasting when a feature has a button of their first part. */
export const lastingTest = (features: readonly Feature[]): IsLasting => {
  const prefixes = new Set(features.flatMap(({ buttons = {} }) => Object.keys(buttons)));
  return (id) => id.includes('.') && prefixes.has(id.slice(0, id.indexOf('.')));
};

/** The lasting button an event stands for, pressed at any time or typed as a number of the present question. */
export const lastingOption = ({ session, event }: Turn, isLasting: IsLasting): string | null => {
  if (event.kind === 'button') return isLasting(event.option) ? event.option : null;
  const choice = chosen(session, event, 'exact');
  return choice && isLasting(choice) ? choice : null;
};

/** An option of one question; written out, for a copy of an object with a getter takes ten times as long. */
const ofQuestion = ({ id, label, kind }: Option, no: number): Option => {
  const numbered = `q${no}.${id}`;
  return kind === undefined ? { id: numbered, label } : { id: numbered, label, kind };
};

/**
 * Makes a message the session's present question: its options are kept for typed numbers, and their ids carry the
 * question's number so that a button of an older question is known as such. `again` keeps the number of the last one.
 */
export const ask = (
  session: Session,
  message: Message,
  isLasting: IsLasting,
  again = false,
): { session: Session; say: Say } => {
  const no = session.prompt.no + (again ? 0 : 1);
  const options = (message.options ?? []).map((option) =>
    isLasting(option.id) ? option : ofQuestion(option, no),
  );
  return {
    session: { ...session, prompt: { no, options } },
    say: { type: 'say', message: options.length > 0 ? { ...message, options } : message },
  };
};
