import { readTrackingNumber } from '../../../domain/tracking-number.ts';
import { findService } from '../../catalogue/find-service.ts';
import type { Context } from '../../kernel/context.ts';
import { fact } from '../../kernel/fact.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import { cue, type When } from '../../kernel/look-ahead.ts';
import type { Move } from '../../kernel/move.ts';
import { asksWhen, isAboutSent, isOpenTo, mayBeAboutSent, numberIn, takesBack } from './about-sent.ts';
import { plainWords } from '../../kernel/fold.ts';
import { placeAt } from '../../kernel/places.ts';
import { statusTexts } from './texts.ts';
import { oneStatus, statusByPart, wantsWithdrawn } from './status.ts';

/** Fewer characters than a whole number has; a whole one is found or said to be unknown. */
const isPart = (asked: string): boolean => asked.replace(/[^a-z0-9]/g, '').length < 'TD2026XXXXXXXX'.length;

const hasSent = (context: Context): boolean => fact(context, { fact: 'my_requests' }).length > 0;

/** What is said without a command's words, where nothing is going on: a number, where something stands, what is to change of it. */
const readAbout = (text: string, { session, context }: Turn): Move | null => {
  const number = numberIn(text);
  if (number) return oneStatus(number, context);
  if (takesBack(text, context.catalogue))
    return hasSent(context) ? wantsWithdrawn({}, context) : { to: { name: 'status' } };
  // At a service's card how long it takes is asked of that service by whoever has sent nothing yet.
  if (session.at.name === 'card' && asksWhen(text) && !hasSent(context)) return null;
  // Who has sent nothing here, and tells of what a service is for, asks for that: "surat saya sebulan ga dibales".
  if (isAboutSent(text) && !hasSent(context) && findService(text, context.catalogue)?.by === 'words')
    return null;
  return isAboutSent(text) || (asksWhen(text) && hasSent(context)) ? { to: { name: 'status' } } : null;
};

/** *status* anywhere, and any words where nothing is going on. */
export const mayAskStatus: readonly When[] = [
  { text: cue({ words: new Set(['status']) }) },
  { text: true, where: ({ openWords }) => openWords === 'all' },
];

const read: Reader = (turn) => {
  const { session, event, context } = turn;
  if (event.kind !== 'text') return null;
  const words = plainWords(event.text);
  const part = /^status[ :]+(.{2,40})$/.exec(words)?.[1];
  const asked = /^status[ :]+(td.*\d.*)$/.exec(words)?.[1];
  if (part && isPart(part) && placeAt(session.at, context).words === undefined)
    return statusByPart(part, context);
  if (!asked) return isOpenTo(turn) ? readAbout(event.text, turn) : null;
  const number = readTrackingNumber(asked);
  return number
    ? oneStatus(number, context)
    : { to: { name: 'status' }, intro: statusTexts.unknown(asked.toUpperCase()) };
};

/** `status TD-…`, a number alone, and what asks for the same in other words; other words after "status" may be an answer. */
export const readStatusOf: Asked = { when: mayAskStatus, read };

/** What nobody else knew, by words in any of their forms, of who has sent something: "jamnya mundurin sejam dong". */
export const readMaybeOfSent: Asked = {
  when: { text: true, where: ({ openWords }) => openWords === 'all' },
  read: (turn) => {
    const { session, event, context } = turn;
    const { free } = placeAt(session.at, context);
    if (
      event.kind !== 'text' ||
      !isOpenTo(turn) ||
      (free !== 'idle' && free !== 'choosing') ||
      !mayBeAboutSent(event.text, context.catalogue)
    )
      return null;
    return hasSent(context) ? { to: { name: 'status' } } : null;
  },
};
