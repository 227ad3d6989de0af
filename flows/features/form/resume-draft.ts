import { formTexts } from './texts.ts';
import type { Context } from '../../kernel/context.ts';
import { fitDraft } from './fit-draft.ts';
import { findDraft, nextPlace, touched, whyUnusable } from './form.ts';
import { closedIntro } from './closed.ts';
import type { Move } from '../../kernel/move.ts';

/**
 * Goes on with an open draft of this contact where it was left; one that lapsed or was sent meanwhile is said to be so.
 * `lost`: what they have just said answers a question that is no longer asked.
 */
export const resumeDraft = (id: string, context: Context, { lost = false } = {}): Move => {
  const stored = findDraft(id, context);
  const why = whyUnusable(stored, context);
  if (!stored || why !== null) {
    const intro =
      why === 'service_gone' ? formTexts.serviceGone : why === 'sent' ? formTexts.wasSent : formTexts.lapsed;
    return { to: { name: 'menu' }, intro, session: { draftId: null } };
  }
  // What an office has asked for to complete a request may be sent all the same.
  const closed = stored.requestId === null ? closedIntro(stored.service, context, true) : undefined;
  if (closed) return { to: { name: 'menu' }, intro: closed };
  const { draft, said } = fitDraft(stored, context);
  const fitted = draft !== stored;
  const intro = said ?? (lost ? formTexts.formChanged([], []) : null);
  const to = nextPlace({ ...context, draft });
  return {
    to,
    draft: fitted ? touched(draft, context) : draft,
    session: { draftId: draft.id },
    ...(intro === null ? {} : { intro }),
  };
};
