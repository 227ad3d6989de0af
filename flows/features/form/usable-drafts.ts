import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/feature.ts';
import type { Draft } from './draft.ts';

/** Why a stored draft cannot be gone on with, or null. */
export const whyUnusable = (
  draft: Draft | null | undefined,
  { catalogue, now }: Pick<Context, 'catalogue' | 'now'>,
): 'lapsed' | 'sent' | 'service_gone' | null => {
  if (!draft || draft.state === 'abandoned') return 'lapsed';
  if (draft.state !== 'open') return 'sent';
  if (Date.parse(draft.expiresAt) <= now.getTime()) return 'lapsed';
  return catalogue.byCode.has(draft.service) ? null : 'service_gone';
};

declare module '../../kernel/context.ts' {
  interface Context {
    /** The session's draft as it is stored; `draft` holds it only if it can be gone on with. */
    storedDraft?: Draft | null;
  }
}

/** Goes on with only such drafts as can be gone on with. */
export const usableDrafts: Reader = (turn) => {
  const { context } = turn;
  const { draft } = context;
  return {
    turn: {
      ...turn,
      context: {
        ...context,
        storedDraft: draft,
        draft: whyUnusable(draft, context) === null ? draft : null,
        openDrafts:
          context.openDrafts.length === 0
            ? context.openDrafts
            : context.openDrafts.filter(
                ({ service, expiresAt }) =>
                  context.catalogue.byCode.has(service) && new Date(expiresAt) > context.now,
              ),
      },
    },
  };
};
