import { lackLines } from '../verification/lacking.ts';
import { serviceFace } from '../inbox/service-face.ts';
import { moment } from '../inbox/times.ts';
import { completionReminder, stopHint } from './waiting-texts.ts';
import { buttons, newsLater } from '../../texts.ts';
import { formPlaces } from '../form/form.ts';
import { ask } from '../../kernel/ask.ts';
import type { Context, RequestView } from '../../kernel/context.ts';
import { isFree } from '../../kernel/free-places.ts';
import type { Message } from '../../kernel/message.ts';
import type { Result } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';

/** In the middle of nothing else: of nothing at all, or of the very completion that is called to mind, lapsed by now or not. */
const isOpenToIt = (session: Session, request: RequestView, { draft }: Context): boolean =>
  isFree(session) ||
  (formPlaces.includes(session.at.name) && (draft === null || draft.requestId === request.id));

/** Calls to mind what a request still lacks, with the way to mend it; nothing once it has moved on, or to whom said stop. */
export const remindCompletion = (request: RequestView, session: Session, context: Context): Result => {
  if (request.state !== 'needs_completion' || context.contact.remindersOff) return { session, effects: [] };
  const service = serviceFace(context, request.service);
  const text = completionReminder(
    request.number,
    moment(request.since, context),
    lackLines(request, service),
  );
  const notice = { kind: 'needs_completion', about: request.number } as const;
  const options = [{ id: `complete.${request.id}`, label: buttons.complete }];
  if (isOpenToIt(session, request, context)) {
    const question: Message = { text, options, footer: stopHint, notice };
    const asked = ask({ ...session, at: { name: 'start' }, wrong: 0 }, question);
    return { session: asked.session, effects: [asked.say] };
  }
  // Where choices are typed numbers they would be taken for an answer to the form that is open.
  const message: Message = context.can.buttons
    ? { text, options, notice }
    : { text: `${text}\n\n${newsLater}`, notice };
  return { session, effects: [{ type: 'say', message }] };
};
