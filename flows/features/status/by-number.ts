import { readTrackingNumber } from '../../../domain/tracking-number.ts';
import type { Reader } from '../../kernel/feature.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { placeAt } from '../../kernel/places.ts';
import { statusTexts } from './texts.ts';
import { oneStatus, statusByPart } from './status.ts';

/** Fewer characters than a whole number has; a whole one is found or said to be unknown. */
const isPart = (asked: string): boolean => asked.replace(/[^a-z0-9]/g, '').length < 'TD2026XXXXXXXX'.length;

/** `status TD-…`; other words after "status" may be an answer. */
export const readStatusOf: Reader = ({ session, event, context }) => {
  if (event.kind !== 'text') return null;
  const said = plainWords(event.text);
  const part = /^status[ :]+(.{2,40})$/.exec(said)?.[1];
  const asked = /^status[ :]+(td.*\d.*)$/.exec(said)?.[1];
  if (part && isPart(part) && placeAt(session.at, context).words === undefined)
    return statusByPart(part, context);
  if (!asked) return null;
  const number = readTrackingNumber(asked);
  return number
    ? oneStatus(number, context)
    : { to: { name: 'status' }, intro: statusTexts.unknown(asked.toUpperCase()) };
};
