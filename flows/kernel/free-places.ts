import type { At, Session } from './session.ts';

/** Places where nobody is asked anything about a request of theirs. */
export const openPlaces: readonly At['name'][] = [
  'start',
  'menu',
  'services',
  'suggest',
  'sent',
  'status',
  'help',
  'information',
  'answerable',
];

/** Places that news may take over: nobody is in the middle of anything there. */
const free: readonly At['name'][] = [...openPlaces, 'comment'];

/** Whether nobody is in the middle of anything. */
export const isFree = ({ at }: Pick<Session, 'at'>): boolean => free.includes(at.name);
