import { editedTooLate } from '../../texts.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { hasAnswer, visibleItems } from './items.ts';
import type { Result } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';
import { settle } from '../../kernel/settle.ts';
import { formPlaces } from './form.ts';

type Edited = Extract<Event, { kind: 'edited' }>;

/** What an edited message comes to: a result, or the words to be read as if they had just been written. */
export const takeEdit = (
  event: Edited,
  session: Session,
  context: Context,
): { result: Result } | { read: Event } => {
  const { answered, at } = session;
  const { draft } = context;
  const service = draft && context.catalogue.byCode.get(draft.service);
  const item =
    service &&
    formPlaces.includes(at.name) &&
    answered?.message === event.message &&
    answered.draftId === draft.id
      ? visibleItems(service, draft).find(({ key }) => key === answered.key)
      : undefined;
  if (!item || !draft)
    return { result: { session, effects: [{ type: 'say', message: { text: editedTooLate } }] } };
  // Refused when it was sent: the edit is the next try.
  if (at.name === 'item' && at.key === item.key && !hasAnswer(item, draft))
    return { read: { kind: 'text', text: event.text, message: event.message } };
  const here = at.name === 'item' ? { item: at.key, from: at.from } : {};
  const to = { name: 'replace' as const, key: item.key, text: event.text, ...here };
  return { result: settle({ to }, session, context) };
};

/** The session that remembers which message gave the last answer of a form, so that an edit of it is known as such. */
export const remembering = (result: Result, before: Session, event: Event): Result => {
  const { at, draftId } = before;
  if (event.kind !== 'text' || event.message === undefined || at.name !== 'item' || draftId === null)
    return result;
  const { session, effects } = result;
  const refused = session.at.name === 'item' && session.at.key === at.key && session.wrong > before.wrong;
  if (!refused && !effects.some(({ type }) => type === 'save_draft')) return result;
  return { ...result, session: { ...session, answered: { message: event.message, key: at.key, draftId } } };
};
