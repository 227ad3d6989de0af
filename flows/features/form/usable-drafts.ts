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
    /** The session's draft as it is stored, where it cannot be gone on with: `draft` is null then. */
    storedDraft?: Draft;
  }
}

/** Goes on with only such drafts as can be gone on with. */
export const usableDrafts: Reader = (turn) => {
  const { context } = turn;
  const { draft, openDrafts, catalogue, now } = context;
  const unusable = draft !== null && whyUnusable(draft, context) !== null;
  const open = openDrafts.filter(
    ({ service, expiresAt }) => catalogue.byCode.has(service) && new Date(expiresAt) > now,
  );
  // Nearly always there is nothing to change, and nothing is copied.
  if (!unusable && open.length === openDrafts.length) return null;
  const known = { ...context, openDrafts: open };
  return { turn: { ...turn, context: unusable ? { ...known, draft: null, storedDraft: draft } : known } };
};
