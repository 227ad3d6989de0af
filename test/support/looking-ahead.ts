import { isDeepStrictEqual } from 'node:util';
import { step } from '../../flows/conversation.ts';
import { withoutLookingAhead } from '../../flows/kernel/look-ahead.ts';
import { watching } from './decide-on.ts';

/** Does some work, and gives the steps in it that come out otherwise when every reader is asked about everything. */
export const differing = (work: () => void): string[] => {
  const found: string[] = [];
  watching((session, event, given, result) => {
    const whole = withoutLookingAhead(() => step(session, event, given));
    if (!isDeepStrictEqual(result, whole))
      found.push(JSON.stringify({ at: session.at, event, ahead: result, whole }));
  }, work);
  return found;
};
