import { chosen } from './chosen.ts';
import type { Feature, Turn } from './feature.ts';

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
