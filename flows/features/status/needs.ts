import { readTrackingNumber } from '../../../domain/tracking-number.ts';
import { draftNeeds } from '../form/index.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import type { Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import { aboutNeeds, isOpenTo } from './about-sent.ts';
import { plainWords } from '../../kernel/fold.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import type { AtOf, Session } from '../../kernel/session.ts';

/** The unsent form that is told of beside the requests: the one that is open, or the one last touched, to count what it lacks. */
const unsentNeeds = ({ draft, openDrafts }: Context): Want[] => {
  const id = draft?.state === 'open' ? undefined : openDrafts[0]?.id;
  return id === undefined ? [] : [{ fact: 'unsent_form', id }];
};

/** Of the list: one's requests, what has no number yet and the unsent form; of one request also the move that waits for an answer. */
export const statusNeeds = (
  { requestId }: AtOf<'status'>,
  event: Event | null,
  context: Context,
  session: Session,
): readonly Want[] => {
  if (event === null)
    return requestId === undefined
      ? [{ fact: 'my_requests' }, { fact: 'unrecorded' }, { fact: 'my_questions' }, ...unsentNeeds(context)]
      : [
          { fact: 'request', id: requestId },
          { fact: 'open_move', of: { requestId } },
        ];
  const choice = chosen(session, event);
  const unsent = context.draft?.id ?? context.openDrafts[0]?.id;
  if (choice === 'resume') return unsent === undefined ? [] : draftNeeds(unsent, context);
  if (choice?.startsWith('show.')) return [{ fact: 'request_by_number', number: choice.slice(5) }];
  return choice === null &&
    event.kind === 'text' &&
    (/\d/.test(event.text) || means(said(event.text), 'cancel'))
    ? [{ fact: 'my_requests' }]
    : [];
};

/** The request a place is about. */
export const requestNeeds = ({ requestId }: { requestId: string }): readonly Want[] => [
  { fact: 'request', id: requestId },
];

const ofRequest = ['rate', 'reopen', 'comment'];

/** Of a button on a request: the request; of `status …`: the number that is named, or all one's requests for a part of it; and of words that are about one. */
export const statusReadersNeeds = (turn: Turn, { button }: Heard): Want[] => {
  const { event } = turn;
  const [prefix = '', id = ''] = button?.split('.') ?? [];
  if (ofRequest.includes(prefix)) return [{ fact: 'request', id }];
  const asked = event.kind === 'text' && /^status[ :]+(.{2,40})$/.exec(plainWords(event.text))?.[1];
  if (!asked)
    return event.kind === 'text' && isOpenTo(turn) ? aboutNeeds(event.text, turn.context.catalogue) : [];
  const number = readTrackingNumber(asked);
  return number === null ? [{ fact: 'my_requests' }] : [{ fact: 'request_by_number', number }];
};
