import type { Context, Draft } from '../../kernel/context.ts';

/** Why a stored draft cannot be gone on with, or null. */
export const whyUnusable = (
  draft: Draft | null,
  { catalogue, now }: Pick<Context, 'catalogue' | 'now'>,
): 'lapsed' | 'sent' | 'service_gone' | null => {
  if (!draft || draft.state === 'abandoned') return 'lapsed';
  if (draft.state !== 'open') return 'sent';
  if (new Date(draft.expiresAt) <= now) return 'lapsed';
  return catalogue.byCode.has(draft.service) ? null : 'service_gone';
};

/** The context with only such drafts as can be gone on with. */
export const usableDrafts = (context: Context): Context => ({
  ...context,
  draft: whyUnusable(context.draft, context) === null ? context.draft : null,
  openDrafts: context.openDrafts.filter(
    ({ service, expiresAt }) => context.catalogue.byCode.has(service) && new Date(expiresAt) > context.now,
  ),
});
