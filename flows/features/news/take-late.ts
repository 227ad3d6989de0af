import { cityDate, longDate } from '../../../domain/city-time.ts';
import { lateMessages } from '../../texts.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import type { Move } from '../../kernel/place.ts';
import type { Session } from '../../kernel/session.ts';

/** Messages that came too late to be answers: one apology for all of them, and the present question again. */
export const takeLate = (
  { count, since }: Extract<Event, { kind: 'late' }>,
  { at }: Session,
  context: Context,
): Move => {
  const hasDraft = context.draft?.state === 'open' || context.openDrafts.length > 0;
  const intro = lateMessages(count, longDate(cityDate(new Date(since), context.tz)), hasDraft);
  // A dialogue of staff has no question of its own to repeat; it goes on with their next words.
  if (at.name === 'staff') return { to: at, intro, quiet: true };
  return { to: at.name === 'sent' ? { name: 'menu' } : at, intro, again: true };
};
