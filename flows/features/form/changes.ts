import type { Change } from '../../kernel/feature.ts';
import type { Draft } from './draft.ts';

declare module '../../kernel/move.ts' {
  interface Changes {
    /** The session's draft as it is from now on. */
    draft?: Draft;
  }
}

/** Saves the draft a move changes; the next question is asked of it, and a draft that is over is not offered any more. */
export const draftChanges: Change = ({ draft, effects = [] }, context) => {
  if (!draft && effects.length === 0) return { effects: [], context };
  const saved = effects.flatMap((effect) => (effect.type === 'save_draft' ? [effect.draft] : []));
  const over = [...(draft ? [draft] : []), ...saved]
    .filter(({ state }) => state !== 'open')
    .map(({ id }) => id);
  const openDrafts =
    over.length > 0 ? context.openDrafts.filter(({ id }) => !over.includes(id)) : context.openDrafts;
  return {
    effects: draft ? [{ type: 'save_draft', draft }] : [],
    context: draft || over.length > 0 ? { ...context, draft: draft ?? context.draft, openDrafts } : context,
  };
};
