import { lackLines, moment, requestTexts, type RequestView, type ServiceFace } from '../requests/index.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { isFree } from '../../kernel/places.ts';
import { buttons } from '../../labels.ts';
import { isInForm } from '../form/index.ts';
import { waitingTexts } from './waiting-texts.ts';

/** In the middle of nothing else: of nothing at all, or of the very completion that is called to mind, lapsed by now or not. */
const isOpenToIt = ({ session, context }: Turn, request: RequestView): boolean =>
  isFree(session, context) ||
  (isInForm(session.at, context) && (context.draft === null || context.draft.requestId === request.id));

/** Calls to mind what a request still lacks, with the way to mend it; nothing once it has moved on, or to whom said stop. */
export const remindCompletion = (request: RequestView, service: ServiceFace, turn: Turn): Move | null => {
  const { context } = turn;
  if (request.state !== 'needs_completion' || context.contact.remindersOff) return null;
  const text = waitingTexts.completionReminder(
    request.number,
    moment(request.since, context),
    lackLines(request, service),
  );
  const options = [{ id: `complete.${request.id}`, label: buttons.complete }];
  if (isOpenToIt(turn, request))
    return {
      to: { name: 'told', requestId: request.id, news: 'completion_reminder' },
      ask: { text, options, footer: waitingTexts.stopHint },
    };
  // Where choices are typed numbers they would be taken for an answer to the form that is open.
  return { say: [context.can.buttons ? { text, options } : { text: `${text}\n\n${requestTexts.later}` }] };
};
