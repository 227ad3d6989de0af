import { z } from 'zod';
import { formTexts } from './texts.ts';
import { confirmOptions, confirmed } from '../../kernel/confirm.ts';
import { draftOf, nextPlace, until } from './form.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from './draft.ts';
import { comesBackUntil, thrownAway } from './thrown.ts';
import { leavingWords } from '../../kernel/leaving.ts';
import { regretsCancelling } from './cancel-words.ts';
import type { Place } from '../../kernel/place.ts';

const cancelAt = z.strictObject({
  name: z.literal('cancel'),
  item: z.string().optional(),
  from: z.enum(['form', 'review']).optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    cancel: z.infer<typeof cancelAt>;
  }
}

const farewell = (draft: Draft, context: Context): string => {
  if (draft.requestId) return formTexts.cancelledCompletion;
  const until = comesBackUntil(draft, context);
  return until === null ? formTexts.cancelled : `${formTexts.cancelled} ${formTexts.comesBack(until)}`;
};

/** "Really stop?": only a yes throws the draft away. */
export const cancel: Place<'cancel'> = {
  name: 'cancel',
  at: cancelAt,
  inForm: 'aside',
  ownWords: [...leavingWords, 'lanjutkan'],
  show(_at, context) {
    const { draft, service } = draftOf(context);
    return {
      messages: [
        {
          text: draft.requestId
            ? formTexts.cancelCompletionQuestion(service.title)
            : formTexts.cancelQuestion(service.title, until(draft, context)),
          options: confirmOptions,
        },
      ],
    };
  },
  take(at, event, context, session) {
    const { draft } = draftOf(context);
    const answer = confirmed(session, event, ['lanjut', 'lanjutkan']);
    if (answer === null && !(event.kind === 'text' && regretsCancelling(event.text))) return null;
    if (answer) {
      const thrown = thrownAway(draft, context);
      return {
        to: { name: 'menu' },
        intro: farewell(thrown, context),
        draft: thrown,
        session: { draftId: null },
      };
    }
    return { to: at.item ? { name: 'item', key: at.item, from: at.from ?? 'form' } : nextPlace(context) };
  },
};
