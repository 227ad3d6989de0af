import { z } from 'zod';
import { confirmOptions, confirmed } from '../../kernel/confirm.ts';
import { leavingWords } from '../../kernel/leaving.ts';
import type { Place } from '../../kernel/place.ts';
import { draftNeeds, findDraft, formTexts, resumeDraft, serviceOf, until } from '../form/index.ts';
import { openService } from './open-service.ts';

const startOverAt = z.strictObject({
  name: z.literal('start_over'),
  service: z.string(),
  draftId: z.string(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    start_over: z.infer<typeof startOverAt>;
  }
}

/** "Throw the form away and begin anew?": only a yes does. */
export const startOver: Place<'start_over'> = {
  name: 'start_over',
  at: startOverAt,
  needs: ({ draftId }, event, context) => [
    { fact: 'draft', id: draftId },
    ...(event ? draftNeeds(draftId, context) : []),
  ],
  ownWords: leavingWords,
  show(at, context) {
    const draft = findDraft(at.draftId, context);
    const { title } = serviceOf(context, at.service);
    const text = formTexts.startOverQuestion(title, draft ? until(draft, context) : null);
    return { messages: [{ text, options: confirmOptions }] };
  },
  take(at, event, context, session) {
    const answer = confirmed(session, event, ['lanjut', 'lanjutkan']);
    if (answer === null) return null;
    return answer
      ? openService(serviceOf(context, at.service), context, { abandon: at.draftId })
      : resumeDraft(at.draftId, context);
  },
};
