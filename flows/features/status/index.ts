import type { Feature } from '../../kernel/feature.ts';
import { mayAskStatus } from './by-number.ts';
import { beginComment, comment } from './comment.ts';
import { beginReopen, reopen, takeRating, withdraw } from './own-request.ts';
import { statusReadersNeeds } from './needs.ts';
import { status as place } from './status.ts';

export { numberIn } from './about-sent.ts';
export { readMaybeOfSent, readStatusOf } from './by-number.ts';
export { beginReopen, beginWithdraw, takeRating } from './own-request.ts';
export { oneStatus } from './status.ts';

/** One's own requests: where they stand, withdrawing and reopening, the rating. */
export const status: Feature = {
  places: [place, withdraw, reopen, comment],
  needs: [{ when: [{ buttons: ['rate', 'reopen', 'comment'] }, ...mayAskStatus], wants: statusReadersNeeds }],
  commands: {
    status: {
      also: ['status permohonan', 'lihat status', 'cek permohonan', 'permohonan saya'],
      means: ['status', 'cancel_sent', 'change_sent'],
      take: () => ({ to: { name: 'status' } }),
    },
  },
  buttons: {
    rate: (option, { session, context }) => {
      const [, id = '', stars] = option.split('.');
      return takeRating(id, Number(stars), session, context);
    },
    reopen: (option, { context }) => beginReopen(option.slice('reopen.'.length), context),
    comment: (option, { session, context }) =>
      beginComment(option.slice('comment.'.length), session, context),
  },
};
