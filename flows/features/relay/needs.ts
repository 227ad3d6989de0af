import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import { filesNeeds } from '../files/index.ts';
import { isFreeFile, isFreeText, mayBeOfOpen, quotedIn, saysStill } from './free-text.ts';

/** Of a message to a unit: the request, what was written today, and what its file is; without a request which there are. */
export const replyNeeds = ({ requestId }: AtOf<'reply'>, event: Event | null): readonly Want[] => {
  if (requestId === undefined) return event === null ? [{ fact: 'written_about' }] : [];
  const request = { fact: 'request', id: requestId } as const;
  return event === null ? [request] : [request, { fact: 'relay', requestId }, ...filesNeeds(event)];
};

/** Of a message that may be answered its request, to ask once more. */
export const answerableNeeds = ({ requestId }: AtOf<'answerable'>, event: Event | null): readonly Want[] =>
  event === null || event.kind === 'text' ? [{ fact: 'request', id: requestId }] : [];

/** What a choice of an offer says it is about; null for another choice. */
export const readAbout = (choice: string | null): AtOf<'reply_offer'>['about'] | null => {
  const [, kind, id = ''] = /^(request|question)\.(.+)$/.exec(choice ?? '') ?? [];
  return kind === 'request' || kind === 'question' ? { kind, id } : null;
};

/** Of an offer to pass something on what there was news of; of its answer the request it goes to. */
export const offerNeeds = (
  at: AtOf<'reply_offer'>,
  event: Event | null,
  _context: Context,
  session: Session,
): readonly Want[] => {
  if (event === null)
    return [
      { fact: 'last_news' },
      // What it was about may be gone, or not theirs: then it is asked which of their own is meant.
      { fact: 'my_requests' },
      ...(at.about?.kind === 'request' ? [{ fact: 'request', id: at.about.id } as const] : []),
    ];
  const about = readAbout(chosen(session, event, 'exact')) ?? at.about;
  const news: Want = { fact: 'last_news' };
  if (!about) return [news];
  const { kind, id } = about;
  if (kind === 'question') return [news, { fact: 'question', id }];
  return [news, { fact: 'request', id }, { fact: 'relay', requestId: id }, { fact: 'my_questions' }];
};

/** Of words under a message of ours what that was about, and with it known the request. */
const quotedNeeds = (turn: Turn): Want[] => {
  const message = quotedIn(turn);
  if (message === undefined) return [];
  const want = { fact: 'quoted', message } as const;
  const id = knownFact(turn.context, want)?.requestId;
  return [want, ...(id ? [{ fact: 'request', id } as const] : [])];
};

/** Of *Balas petugas* and news from a unit: the request; of *balas* what units have written about. */
export const relayNeeds = (turn: Turn, { button, command }: Heard): Want[] => {
  const { event, context } = turn;
  if (event.kind === 'unit_message') return [{ fact: 'request', id: event.requestId }];
  if (button?.startsWith('reply.')) return [{ fact: 'request', id: button.slice('reply.'.length) }];
  if (command === null && (isFreeText(turn) || isFreeFile(turn)))
    return [
      { fact: 'last_news' },
      ...(mayBeOfOpen(turn) || saysStill(turn) ? [{ fact: 'my_requests' } as const] : []),
      ...filesNeeds(event),
      ...quotedNeeds(turn),
    ];
  if (command === null) return quotedNeeds(turn);
  if (command !== 'balas') return [];
  const [only, another] = knownFact(context, { fact: 'written_about' }) ?? [];
  return [
    { fact: 'written_about' },
    ...(only && !another ? [{ fact: 'request', id: only.id } as const] : []),
  ];
};
