import { hideNik } from '../../../domain/nik.ts';
import { commentKept, commentQuestion, commentTooShort, noComment } from '../../staff/relay-texts.ts';
import { buttons, notYours } from '../../texts.ts';
import { goBack, leftAt } from '../aside.ts';
import { findService } from '../find-service.ts';
import { chosen } from '../chosen.ts';
import type { Context } from '../context.ts';
import type { Move, Place } from '../place.ts';
import { plainWords } from '../plain-words.ts';
import type { Session } from '../session.ts';
import { fromWords } from './menu.ts';
import { ownRequest } from './own-request.ts';

const longest = 1000;

/** *Beri komentar*, from the thanks for a rating however old; an aside of whatever is going on. */
export const beginComment = (requestId: string, session: Session, context: Context): Move => {
  const here = leftAt(session);
  const request = ownRequest(requestId, context);
  if (request?.state !== 'completed' || request.rating === null)
    return { to: goBack(here.back, context), intro: notYours };
  return { to: { name: 'comment', requestId, ...here } };
};

/** What the applicant adds to a rating, in their own words. */
export const comment: Place<'comment'> = {
  enter: () => ({
    messages: [{ text: commentQuestion, options: [{ id: 'skip', label: buttons.skip }] }],
  }),
  take(at, event, context, session) {
    const words = event.kind === 'text' ? plainWords(event.text) : '';
    if (['batal', 'kembali', 'lewati'].includes(words) || chosen(session, event, 'exact') === 'skip')
      return at.back
        ? { to: goBack(at.back, context) }
        : { to: { name: 'start' }, quiet: true, intro: noComment };
    if (event.kind !== 'text') return null;
    // Somebody who names a service has gone on to something else.
    if (!at.back && findService(event.text, context.catalogue)?.exact) return fromWords(event.text, context);
    const text = hideNik(event.text.trim()).slice(0, longest);
    if (!/[\p{L}\p{N}]/u.test(text) || text.length < 3)
      return { to: at, intro: commentTooShort, session: { wrong: session.wrong + 1 } };
    const to = goBack(at.back, context);
    return {
      ...(to.name === 'menu' ? { to: { name: 'start' as const }, quiet: true as const } : { to }),
      intro: commentKept,
      effects: [{ type: 'rating_comment', requestId: at.requestId, comment: text }],
    };
  },
};
