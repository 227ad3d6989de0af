import { formTexts } from './texts.ts';
import type { Asked, Reader } from '../../kernel/feature.ts';
import { hasAnswer, visibleItems } from './items.ts';
import { isInForm } from './traits.ts';

const read: Reader = ({ session, event, context }) => {
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

/**
 * An edited message: words to be read as if they had just been written, a question whether they are to take an answer's
 * place, or too late.
 */
export const readEdited: Asked = { when: { events: ['edited'] }, read };
