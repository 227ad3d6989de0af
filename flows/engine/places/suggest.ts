import { buttons, suggestion } from '../../texts.ts';
import { chosen } from '../chosen.ts';
import { serviceOf } from '../form.ts';
import { openService } from '../open-service.ts';
import { plainWords } from '../plain-words.ts';
import type { Place } from '../place.ts';
import { fromWords } from './menu.ts';

/** "Anda ingin …?" after words that hint at one service. */
export const suggest: Place<'suggest'> = {
  enter: (at, context) => ({
    messages: [
      {
        text: suggestion(serviceOf(context, at.service).title),
        options: [
          { id: 'yes', label: buttons.suggested },
          { id: 'no', label: buttons.allServices },
        ],
      },
    ],
  }),
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const words = event.kind === 'text' ? plainWords(event.text) : '';
    if (choice === 'yes' || ['ya', 'y', 'iya', 'betul'].includes(words))
      return openService(serviceOf(context, at.service), context);
    if (choice === 'no' || ['tidak', 't', 'bukan'].includes(words)) return { to: { name: 'menu' } };
    return event.kind === 'text' ? fromWords(event.text, context) : null;
  },
};
