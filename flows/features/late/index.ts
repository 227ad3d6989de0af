import { cityDate, longDate } from '../../../domain/city-time.ts';
import type { Asked, Reader } from '../../kernel/feature.ts';
import { placeAt } from '../../kernel/places.ts';
import { lateTexts } from './texts.ts';

const read: Reader = ({ session: { at }, event, context }) => {
  if (event.kind !== 'late') return null;
  const { count, since } = event;
  const hasDraft = context.draft?.state === 'open' || context.openDrafts.length > 0;
  const intro = lateTexts.lateMessages(count, longDate(cityDate(new Date(since), context.tz)), hasDraft);
  const { silent, free } = placeAt(at, context);
  // A dialogue has no question of its own to repeat; it goes on with their next words.
  if (silent && free === undefined) return { to: at, intro, quiet: true };
  return { to: silent ? { name: 'menu' } : at, intro, again: true };
};

/** Messages that came too late to be answers: one apology for all of them, and the present question again. */
export const readLate: Asked = { when: { events: ['late'] }, read };
