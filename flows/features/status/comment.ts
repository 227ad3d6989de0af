import { ownRequest, requestTexts } from '../requests/index.ts';
import { z } from 'zod';
import { hideNik } from '../../../domain/nik.ts';
import { statusTexts } from './texts.ts';
import { leftAt } from '../../kernel/aside.ts';
import { goBack } from '../form/index.ts';
import { Left } from '../../kernel/session.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, leavingOptions } from '../../kernel/dialogue.ts';
import { findService } from '../../catalogue/find-service.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import { plainWords } from '../../kernel/fold.ts';
import { requestNeeds } from './needs.ts';
import { longestComment } from './own-request.ts';
import type { Session } from '../../kernel/session.ts';
import { isAssent, isGreeting, isThanks } from '../../kernel/small-talk.ts';

const commentAt = z.strictObject({
  name: z.literal('comment'),
  requestId: z.string(),
  back: Left.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    comment: z.infer<typeof commentAt>;
  }
}

const mayComment = (requestId: string, context: Context): boolean => {
  const request = ownRequest(requestId, context);
  return request?.state === 'completed' && request.rating !== null;
};

/** *Beri komentar*, from the thanks for a rating however old; an aside of whatever is going on. */
export const beginComment = (requestId: string, session: Session, context: Context): Move => {
  const here = leftAt(session, context);
  if (!mayComment(requestId, context))
    return { to: goBack(here.back, context), intro: requestTexts.notYours };
  return { to: { name: 'comment', requestId, ...here } };
};

/** Back to what was going on; with nothing going on nothing is asked. */
const onward = ({ back }: AtOf<'comment'>, context: Context, intro?: string): Move => {
  const said = intro === undefined ? {} : { intro };
  return back ? { to: goBack(back, context), ...said } : { to: { name: 'start' }, quiet: true, ...said };
};

const hasWords = (text: string): boolean => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3;

/** What the applicant adds to a rating, in their own words. */
export const comment = dialogue<'comment'>({
  name: 'comment',
  at: commentAt,
  traits: { openWords: 'all', remarks: 'none', free: 'passing', aside: true, words: 'message' },
  needs: requestNeeds,
  // It may have been opened again meanwhile: what is not kept is not asked for.
  enter: ({ at, context }) =>
    mayComment(at.requestId, context) ? {} : { barred: onward(at, context, statusTexts.noComment) },
  stageOf: () => ({
    reading: () => 'exact',
    ask: ({ at }) => ({
      text: statusTexts.commentQuestion,
      ...(at.back ? { options: [leavingOptions.back] } : {}),
    }),
    take: ({ at, context }, { words }) => {
      if (words === null) return null;
      if (plainWords(words) === 'lewati') return onward(at, context, statusTexts.noComment);
      // Thanks, a greeting or a service are the beginning of something else.
      const elsewhere =
        isThanks(words) ||
        isAssent(words) ||
        isGreeting(words) ||
        findService(words, context.catalogue)?.by === 'name';
      if (!at.back && elsewhere) return null;
      const kept = hideNik(words.trim()).slice(0, longestComment);
      if (!hasWords(kept)) return { refuse: statusTexts.commentTooShort };
      return {
        ...onward(at, context, statusTexts.commentKept),
        effects: [{ type: 'rating_comment', requestId: at.requestId, comment: kept }],
      };
    },
  }),
  leave: ({ at, context }) => onward(at, context, statusTexts.noComment),
});
