import type { Draft } from './draft.ts';
import { isPersonal } from '../../kernel/event.ts';
import { formTexts } from './texts.ts';
import type { Reader, Turn } from '../../kernel/feature.ts';
import type { Result } from '../../kernel/effect.ts';
import { hasAnswer, visibleItems } from './items.ts';
import { isInForm } from './traits.ts';

/**
 * An edited message: words to be read as if they had just been written, a question whether they are to take an answer's
 * place, or too late.
 */
export const readEdited: Reader = ({ session, event, context }) => {
  if (event.kind !== 'edited') return null;
  const { answered, at } = session;
  const { draft } = context;
  const service = draft && context.catalogue.byCode.get(draft.service);
  const item =
    service && isInForm(at, context) && answered?.message === event.message && answered.draftId === draft.id
      ? visibleItems(service, draft).find(({ key }) => key === answered.key)
      : undefined;
  if (!item || !draft) return { say: [{ text: formTexts.editedTooLate }] };
  // Refused when it was sent: the edit is the next try.
  if (at.name === 'item' && at.key === item.key && !hasAnswer(item, draft)) {
    const { text, message } = event;
    return { turn: { session, context, event: { kind: 'text', text, message } } };
  }
  const here = at.name === 'item' ? { item: at.key, from: at.from } : {};
  return { to: { name: 'replace', key: item.key, text: event.text, ...here } };
};

/** What a message answered: its own question, others beside it, or, when it mended an answer, that one. */
const answeredBy = (
  key: string,
  before: Draft | null,
  effects: Result['effects'],
): { key: string; also?: string[] } => {
  const save = effects.find((effect) => effect.type === 'save_draft');
  const saved = save?.draft.answers;
  const known = before?.answers ?? {};
  const changed = Object.keys(saved ?? {}).filter((other) => known[other] !== saved?.[other]);
  const [first = key, ...others] = changed.includes(key)
    ? [key, ...changed.filter((other) => other !== key)]
    : changed;
  return others.length > 0 ? { key: first, also: others } : { key: first };
};

/** The session that remembers which message gave the last answer of a form, so that an edit of it is known as such. */
export const rememberAnswer = (result: Result, { session: before, event, context }: Turn): Result => {
  const { at, draftId } = before;
  if (!isPersonal(event) || at.name !== 'item' || draftId === null) return result;
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
