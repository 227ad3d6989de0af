import type { At, Session } from './session.ts';

/** Places that news may take over: nobody is in the middle of anything there. */
const free: At['name'][] = [
  'start',
  'menu',
  'services',
  'suggest',
  'sent',
  'status',
  'help',
  'information',
  'answerable',
  'comment',
];

/** Whether nobody is in the middle of anything. */
export const isFree = ({ at }: Pick<Session, 'at'>): boolean => free.includes(at.name);
