import { z } from 'zod';
import { buttons } from '../../labels.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { fact, knownFact, type Want } from '../../kernel/fact.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import type { Message } from '../../kernel/message.ts';
import { plainWords } from '../../kernel/fold.ts';
import type { Place } from '../../kernel/place.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import { isGreeting } from '../../kernel/small-talk.ts';
import { moveOptions } from '../bookings/index.ts';
import { completionNeeds } from '../completion/index.ts';
import { completedText } from '../office/index.ts';
import { lackLines, ownRequest, serviceFace } from '../requests/index.ts';
import { servicesTexts } from '../services/index.ts';
import { beginWithdraw } from '../status/index.ts';
import { answerIn } from './answer-in.ts';
import { newsTexts } from './texts.ts';

const toldAt = z.strictObject({
  name: z.literal('told'),
  requestId: z.string(),
  news: z.enum(['completed', 'completion_reminder', 'move_proposed']),
});

declare module '../../kernel/session.ts' {
  interface Places {
    told: z.infer<typeof toldAt>;
  }
}

/** Of what is asked: the request; of a proposed move the move, of what is lacking what was begun. */
const toldNeeds = (
  { requestId, news }: AtOf<'told'>,
  event: Event | null,
  context: Context,
): readonly Want[] => {
  if (event !== null && event.kind !== 'text') return [];
  const request = { fact: 'request', id: requestId } as const;
  if (news === 'completion_reminder' && event) return [request, ...completionNeeds(requestId, context)];
  if (news !== 'move_proposed') return [request];
  const want = { fact: 'open_move', of: { requestId } } as const;
  const move = knownFact(context, want);
  return [request, want, ...(move ? [{ fact: 'open_move', of: { id: move.id } } as const] : [])];
};

/** The question in short; null when it is over. */
const questionOf = ({ requestId, news }: AtOf<'told'>, context: Context): Message | null => {
  const request = ownRequest(requestId, context);
  if (!request) return null;
  const { number, state, rating } = request;
  const service = serviceFace(context, request.service);
  if (news === 'completed') {
    if (state !== 'completed' || rating !== null) return null;
    const { options = [] } = completedText(request, service, context.catalogue.city.clocks);
    return { text: newsTexts.rate(number), options };
  }
  if (news === 'completion_reminder')
    return state === 'needs_completion'
      ? {
          text: newsTexts.complete(number, lackLines(request, service)),
          options: [{ id: `complete.${requestId}`, label: buttons.complete }],
        }
      : null;
  const move = fact(context, { fact: 'open_move', of: { requestId } });
  return move && { text: newsTexts.move(number), options: moveOptions(move) };
};

const asksForStatus = (text: string): boolean =>
  plainWords(text) === 'status' || means(said(text), 'status', 'cancel_sent', 'change_sent');

/** Whether somebody says "later": nothing is asked again then. */
const putsOff = (text: string): boolean => means(said(text), 'later', 'wait');

/**
 * A piece of news has asked something, and nobody is in the middle of anything else: its question stands until it is
 * answered. What is no answer is read as anywhere, or offered to who works on the request.
 */
export const told: Place<'told'> = {
  name: 'told',
  at: toldAt,
  needs: toldNeeds,
  free: 'idle',
  openWords: 'all',
  asksNews: true,
  noReturn: true,
  ownWords: ['status'],
  show: (at, context) => ({ messages: [questionOf(at, context) ?? { text: newsTexts.over }] }),
  take(at, event, context, session: Session) {
    if (event.kind !== 'text') return null;
    const request = ownRequest(at.requestId, context);
    if (!request || !questionOf(at, context)) return null;
    const { text } = event;
    if (isGreeting(text)) return { to: at, intro: servicesTexts.greetingBack(text) };
    // "Belum beres" is an answer first of all, whatever else it may be called.
    const answer = answerIn[at.news](text, request, { session, event, context });
    if (answer) return answer;
    const withdrawn = beginWithdraw(at.requestId, text, context);
    if (withdrawn) return withdrawn;
    if (putsOff(text)) return { to: at, quiet: true, keepsPrompt: true, say: [{ text: newsTexts.later }] };
    return asksForStatus(text) ? { to: { name: 'status' } } : null;
  },
};
