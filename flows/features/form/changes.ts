import { isPersonal } from '../../kernel/event.ts';
import type { Result } from '../../kernel/effect.ts';
import type { Context } from '../../kernel/context.ts';
import type { Change, Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import type { Draft } from './draft.ts';

declare module '../../kernel/move.ts' {
  interface Changes {
    /** The session's draft as it is from now on. */
    draft?: Draft;
  }
}

const isOver = ({ state }: Draft): boolean => state !== 'open';
const savesOver = (effects: NonNullable<Move['effects']>): boolean =>
  effects.some((effect) => effect.type === 'save_draft' && isOver(effect.draft));

/** What drafts that are over leave to be offered. */
const stillOpen = ({ draft, effects = [] }: Move, { openDrafts }: Context): Context['openDrafts'] => {
  const saved = effects.flatMap((effect) => (effect.type === 'save_draft' ? [effect.draft] : []));
  const over = [...(draft ? [draft] : []), ...saved].filter(isOver).map(({ id }) => id);
  return openDrafts.filter(({ id }) => !over.includes(id));
};

/** Saves the draft a move changes; the next question is asked of it, and a draft that is over is not offered any more. */
export const draftChanges: Change = (move, context) => {
  const { draft, effects = [] } = move;
  const isOneOver = (draft !== undefined && isOver(draft)) || savesOver(effects);
  if (!draft && !isOneOver) return { effects: [], context };
  const known = { ...context, draft: draft ?? context.draft };
  if (isOneOver) known.openDrafts = stillOpen(move, context);
  return { effects: draft ? [{ type: 'save_draft', draft }] : [], context: known };
};

/** What a message answered: its own question, others beside it, or, when it mended an answer, that one. */
const answeredBy = (
  key: string,
  before: Draft | null,
  effects: Result['effects'],
): { key: string; also?: string[] } => {
  const save = effects.find((effect) => effect.type === 'save_draft');
  const saved = save?.draft.answers;
  const known = before?.answers;
  const others: string[] = [];
  let isOwn = false;
  for (const other in saved) {
    if (known?.[other] === saved[other]) continue;
    if (other === key) isOwn = true;
    else others.push(other);
  }
  const first = isOwn ? key : (others.shift() ?? key);
  return others.length > 0 ? { key: first, also: others } : { key: first };
};

/** The session that remembers which message gave the last answer of a form, so that an edit of it is known as such. */
export const rememberAnswer = (result: Result, { session: before, event, context }: Turn): Result => {
  const { at, draftId } = before;
  if (at.name !== 'item' || draftId === null || (event.kind !== 'text' && !isPersonal(event))) return result;
  // Only a text can be edited; what it answered is remembered all the same, for whoever corrects it in words.
  const message = event.kind === 'text' ? (event.message ?? '') : '';
  const { session, effects } = result;
  // A remark beside the question is no answer to it.
  const refused =
    session.at.name === 'item' &&
    session.at.key === at.key &&
    session.wrong > before.wrong &&
    (session.at.refusal !== undefined || session.at.unlikely !== undefined);
  if (!refused && !effects.some(({ type }) => type === 'save_draft')) return result;
  const about = answeredBy(at.key, context.draft, effects);
  return { ...result, session: { ...session, answered: { message, draftId, ...about } } };
};
