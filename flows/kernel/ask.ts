import type { Say } from './effect.ts';
import type { IsLasting } from './lasting.ts';
import type { Message } from './message.ts';
import type { Session } from './session.ts';

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
    isLasting(option.id) ? option : { ...option, id: `q${no}.${option.id}` },
  );
  return {
    session: { ...session, prompt: { no, options } },
    say: { type: 'say', message: options.length > 0 ? { ...message, options } : message },
  };
};
