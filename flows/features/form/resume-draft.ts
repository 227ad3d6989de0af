import { formTexts } from './texts.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from './draft.ts';
import { fieldContext, findDraft, nextPlace, serviceOf, touched } from './form.ts';
import { fieldRefusal } from '../../fields/index.ts';
import { closedIntro } from './closed.ts';
import { allItems } from './items.ts';
import type { Move } from '../../kernel/move.ts';
import { whyUnusable } from './usable-drafts.ts';

/**
 * The draft fitted to its service as it is now: answers that still fit stay, the labels of those that do not are given
 * back. Nothing changes while the version is the same.
 */
export const fitDraft = (draft: Draft, context: Context): { draft: Draft; dropped: string[] } => {
  const service = serviceOf(context, draft.service);
  if (service.version === draft.serviceVersion) return { draft, dropped: [] };
  const items = new Map(allItems(service).map((item) => [item.key, item]));
  const fits = ([key, answer]: [string, Draft['answers'][string]]): boolean => {
    const field = items.get(key)?.field;
    return field !== undefined && fieldRefusal(answer, field, fieldContext(field, draft, context)) === null;
  };
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(fits));
  const files = Object.fromEntries(Object.entries(draft.files).filter(([key]) => items.get(key)?.letter));
  const gone = [...Object.keys(draft.answers), ...Object.keys(draft.files)].filter(
    (key) => !(key in answers) && !(key in files),
  );
  return {
    draft: {
      ...draft,
      serviceVersion: service.version,
      answers,
      files,
      skipped: draft.skipped.filter((key) => items.has(key)),
    },
    dropped: gone.flatMap((key) => items.get(key)?.label ?? []),
  };
};

/** Goes on with an open draft of this contact where it was left; one that lapsed or was sent meanwhile is said to be so. */
export const resumeDraft = (id: string, context: Context): Move => {
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
  const { draft, dropped } = fitDraft(stored, context);
  const fitted = draft !== stored;
  const to = nextPlace({ ...context, draft });
  return {
    to,
    draft: fitted ? touched(draft, context) : draft,
    session: { draftId: draft.id },
    ...(fitted ? { intro: formTexts.formChanged(dropped) } : {}),
  };
};
