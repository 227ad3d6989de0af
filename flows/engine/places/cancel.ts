import {
  buttons,
  cancelCompletionQuestion,
  cancelQuestion,
  cancelled,
  cancelledCompletion,
} from '../../texts.ts';
import { chosen } from '../chosen.ts';
import { draftOf, nextPlace, until } from '../form.ts';
import { plainWords } from '../plain-words.ts';
import type { Place } from '../place.ts';

/** "Really stop?": only a yes throws the draft away. */
export const cancel: Place<'cancel'> = {
  enter(_at, context) {
    const { draft, service } = draftOf(context);
    return {
      messages: [
        {
          text: draft.requestId
            ? cancelCompletionQuestion(service.title)
            : cancelQuestion(service.title, until(draft, context)),
          options: [
            { id: 'yes', label: buttons.yes },
            { id: 'no', label: buttons.no },
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const { draft } = draftOf(context);
    const choice = chosen(session, event);
    const words = event.kind === 'text' ? plainWords(event.text) : '';
    if (choice === 'yes' || ['ya', 'y', 'iya'].includes(words))
      return {
        to: { name: 'menu' },
        intro: draft.requestId ? cancelledCompletion : cancelled,
        draft: { ...draft, state: 'abandoned' },
        session: { draftId: null },
      };
    if (choice === 'no' || ['tidak', 't', 'kembali', 'batal', 'lanjut', 'lanjutkan'].includes(words))
      return { to: at.item ? { name: 'item', key: at.item, from: at.from ?? 'form' } : nextPlace(context) };
    return null;
  },
};
