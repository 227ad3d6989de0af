import {
  lackLines,
  requestTexts,
  type RequestView,
  serviceFace,
  type ServiceFace,
} from '../requests/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { EventOf } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { isFree } from '../../kernel/places.ts';
import type { AtOf } from '../../kernel/session.ts';
import { buttons } from '../../labels.ts';
import { newsTexts } from './texts.ts';
import { moveQuestion, moveTexts } from '../bookings/index.ts';
import { openCompletion, remindCompletion } from '../completion/index.ts';
import { completedText, needsCompletionText, resultFileMessages } from '../office/index.ts';

/**
 * News for somebody in the middle of something. Where there are buttons they work at any time; where choices are typed
 * numbers they would be taken for an answer, so the news only says how to come back to it.
 */
const meanwhile = ({ text, question }: { text: string; question: Message }, { can }: Context): Message =>
  can.buttons ? question : { text: `${text}\n\n${requestTexts.later}` };

/** A question asked of somebody who is in the middle of nothing; it stands until it is answered. */
const asQuestion = (requestId: string, news: AtOf<'told'>['news'], ask: Message): Move => ({
  to: { name: 'told', requestId, news },
  ask,
});

type Told = (request: RequestView, service: ServiceFace, turn: Turn) => Move | null;

const toldCompleted: Told = (request, service, { session, context }) => {
  const question = completedText(request, service, context.catalogue.city.clocks);
  const file = resultFileMessages(request);
  if (isFree(session, context)) return { ...asQuestion(request.id, 'completed', question), say: file };
  // Its last paragraph asks for the rating.
  const text = question.text.split('\n\n').slice(0, -1).join('\n\n');
  return { say: [...file, meanwhile({ text, question }, context)] };
};

const toldLacking: Told = (request, service, { session, context }) => {
  if (request.state !== 'needs_completion') return null;
  if (isFree(session, context)) {
    const { text } = needsCompletionText(request, service);
    const move = openCompletion(request, context);
    return { ...move, intro: [text, ...(move.intro ? [move.intro] : [])].join('\n\n') };
  }
  const text = requestTexts.applicant.needsCompletion(request.number, lackLines(request, service));
  const options = [{ id: `complete.${request.id}`, label: buttons.complete }];
  return {
    say: [meanwhile({ text, question: { text: `${text}\n\n${newsTexts.now}`, options } }, context)],
  };
};

/** A proposed move: a question whose buttons work at any time, or where numbers are typed, beside something else, its text. */
const moveProposed: Told = (request, service, { session, context }) => {
  const move = fact(context, { fact: 'open_move', of: { requestId: request.id } });
  if (!move) return null;
  const question = moveQuestion(move, request, service, context);
  if (isFree(session, context)) return asQuestion(request.id, 'move_proposed', question);
  return {
    say: [
      context.can.buttons ? question : { text: `${question.text}\n\n${moveTexts.later(request.number)}` },
    ],
  };
};

const told: Record<EventOf<'news'>['news'], { notice: NonNullable<Message['notice']>['kind']; tell: Told }> =
  {
    completed: { notice: 'completed', tell: toldCompleted },
    needs_completion: { notice: 'needs_completion', tell: toldLacking },
    completion_reminder: { notice: 'needs_completion', tell: remindCompletion },
    move_proposed: { notice: 'booking_change', tell: moveProposed },
  };

/** News of a request that expects an answer: it becomes the question when nobody is in the middle of something. */
export const takeNews = (event: EventOf<'news'>, turn: Turn): Move | null => {
  const { context } = turn;
  const request = fact(context, { fact: 'request', id: event.requestId });
  if (request?.contactId !== context.contact.id) return null;
  const { notice, tell } = told[event.news];
  const move = tell(request, serviceFace(context, request.service), turn);
  return move && { ...move, notice: { kind: notice, about: request.number } };
};
