import { moveQuestion } from '../bookings/move-asked.ts';
import { moveLater } from '../bookings/move-texts.ts';
import { completedText, needsCompletionText, resultFileMessages } from '../steps/applicant-texts.ts';
import { lackLines } from '../verification/lacking.ts';
import { type ServiceFace, serviceFace } from '../inbox/service-face.ts';
import { applicant } from '../steps/texts.ts';
import {
  buttons,
  newsLater,
  newsNow,
  reminder,
  secureReceived,
  slotGone,
  subdomainGone,
  waitsForYou,
} from '../../texts.ts';
import { acceptAnswer, acceptFile } from '../form/accept-answer.ts';
import { ask } from '../../kernel/ask.ts';
import { openCompletion } from '../completion/completion.ts';
import type { Context, Draft, RequestView } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import { nextPlace, serviceOf, until } from '../form/form.ts';
import { isFree } from '../../kernel/free-places.ts';
import { allItems, nextItem, progress } from '../form/items.ts';
import { withOffers } from '../form/slot/lost-slot.ts';
import type { Message } from '../../kernel/message.ts';
import { noticed } from '../../kernel/noticed.ts';
import { remindCompletion } from '../completion/remind-completion.ts';
import type { Result } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';
import { settle, withIntro } from '../../kernel/settle.ts';
import { answerableNow, besideOther, messageFromUnit } from '../relay/unit-message.ts';
import { whyUnusable } from '../form/usable-drafts.ts';

type Inside = Exclude<
  Event['kind'],
  'text' | 'button' | 'file' | 'album' | 'lost_file' | 'edited' | 'contact' | 'location' | 'other' | 'late'
>;
type Of<K extends Inside> = Extract<Event, { kind: K }>;

const said = (session: Session, message: Message): Result => ({
  session,
  effects: [{ type: 'say', message }],
});
const nothing = (session: Session): Result => ({ session, effects: [] });

/** A draft that can still be gone on with. */
const draftById = (id: string, context: Context): Draft | null => {
  const draft = context.draft?.id === id ? context.draft : fact(context, { fact: 'draft', id });
  return whyUnusable(draft, context) === null ? draft : null;
};

/** The last four of an answer that may be told again in a chat. */
const ending = (answer: unknown): string | null => (typeof answer === 'string' ? answer.slice(-4) : null);

/** The secure page has been answered: the answer goes into the draft, and the chat goes on if it was waiting for it. */
const secureAnswer = (event: Of<'secure_answer'>, session: Session, context: Context): Result => {
  const draft = draftById(event.draftId, context);
  if (!draft) return nothing(session);
  const known = { ...context, draft };
  const service = serviceOf(context, draft.service);
  const item = allItems(service).find((other) => other.key === event.item);
  if (!item) return nothing(session);
  const saved = event.file
    ? acceptFile(draft, item, event.file, known)
    : event.answer === undefined
      ? draft
      : (acceptAnswer(draft, item, event.answer, known).draft ?? draft);
  const intro = secureReceived(item.label, event.file ? null : ending(event.answer));
  const waiting = session.draftId === draft.id && session.at.name === 'item' && session.at.key === event.item;
  if (waiting)
    return settle({ to: nextPlace({ ...known, draft: saved }), draft: saved, intro }, session, known);
  const elsewhere = said(session, { text: intro });
  return { ...elsewhere, effects: [{ type: 'save_draft', draft: saved }, ...elsewhere.effects] };
};

/** One reminder of an unsent draft; nothing is said if it was sent, thrown away or is being filled in. */
const remind = (event: Of<'remind'>, session: Session, context: Context): Result => {
  const draft = draftById(event.draftId, context);
  const mine = session.draftId === event.draftId;
  if (!draft || context.contact.remindersOff || (!mine && !isFree(session))) return nothing(session);
  const service = serviceOf(context, draft.service);
  const where = progress(service, draft, nextItem(service, draft)?.key ?? '');
  const asked = ask(
    { ...session, at: { name: 'resume', service: draft.service, draftId: draft.id }, wrong: 0 },
    {
      text: reminder(service.title, where, until(draft, context)),
      options: [
        { id: 'resume', label: buttons.resume },
        ...(draft.requestId ? [] : [{ id: 'fresh', label: buttons.fresh }]),
        { id: 'stop', label: buttons.stopReminders },
      ],
    },
  );
  return noticed('draft_reminder', service.title, { session: asked.session, effects: [asked.say] });
};

/** The worker found a wish taken: that one item is asked again. Its answer was removed when the draft was opened again. */
const notSubmitted = (event: Of<'not_submitted'>, session: Session, context: Context): Result => {
  const draft = draftById(event.draftId, context);
  if (!draft) return nothing(session);
  const service = serviceOf(context, draft.service);
  const item = allItems(service).find((other) => other.key === event.item);
  const label = item?.label ?? event.item;
  const intro = event.because === 'slot_taken' ? slotGone(label) : subdomainGone(label);
  if (!isFree(session) && session.draftId !== draft.id)
    return noticed(
      'draft_reminder',
      service.title,
      said(session, { text: `${intro}\n\n${waitsForYou(service.title)}` }),
    );
  const known = { ...context, draft };
  const next = nextPlace(known);
  const to =
    next.name === 'item' && next.key === event.item
      ? withOffers(next, event.slot, { draft, service }, known)
      : next;
  const again = settle({ to, intro, session: { draftId: draft.id } }, session, known);
  return noticed('draft_reminder', service.title, again);
};

type Told = (request: RequestView, service: ServiceFace, context: Context, session: Session) => Result;

/**
 * News for somebody in the middle of something. Where there are buttons they work at any time; where choices are typed
 * numbers they would be taken for an answer, so the news only says how to come back to it.
 */
const meanwhile = (
  session: Session,
  { text, question }: { text: string; question: Message },
  { can }: Context,
): Result => said(session, can.buttons ? question : { text: `${text}\n\n${newsLater}` });

const completedMeanwhile = (
  request: RequestView,
  service: ServiceFace,
  context: Context,
  session: Session,
) => {
  const question = completedText(request, service);
  // Its last paragraph asks for the rating.
  return meanwhile(
    session,
    { text: question.text.split('\n\n').slice(0, -1).join('\n\n'), question },
    context,
  );
};

const lackingMeanwhile = (request: RequestView, service: ServiceFace, context: Context, session: Session) => {
  const text = applicant.needsCompletion(request.number, lackLines(request, service));
  const options = [{ id: `complete.${request.id}`, label: buttons.complete }];
  return meanwhile(session, { text, question: { text: `${text}\n\n${newsNow}`, options } }, context);
};

const asQuestion = (session: Session, message: Message): Result => {
  const asked = ask({ ...session, at: { name: 'start' }, wrong: 0 }, message);
  return { session: asked.session, effects: [asked.say] };
};

const before = (effects: Effect[], result: Result): Result => ({
  ...result,
  effects: [...effects, ...result.effects],
});

const toldCompleted: Told = (request, service, context, session) => {
  const message = completedText(request, service);
  const file = resultFileMessages(request).map((message): Effect => ({ type: 'say', message }));
  return before(
    file,
    isFree(session) ? asQuestion(session, message) : completedMeanwhile(request, service, context, session),
  );
};

/** A proposed move: a question whose buttons work at any time, or where numbers are typed, beside something else, its text. */
const moveProposed = (request: RequestView, session: Session, context: Context): Result => {
  const move = fact(context, { fact: 'open_move', of: { requestId: request.id } });
  if (!move) return nothing(session);
  const question = moveQuestion(move, request, serviceFace(context, request.service), context);
  if (isFree(session)) return asQuestion(session, question);
  return context.can.buttons
    ? said(session, question)
    : said(session, { text: `${question.text}\n\n${moveLater(request.number)}` });
};

const toldLacking: Told = (request, service, context, session) => {
  if (request.state !== 'needs_completion') return nothing(session);
  const { text } = needsCompletionText(request, service);
  if (isFree(session)) return withIntro(text, settle(openCompletion(request, context), session, context));
  return lackingMeanwhile(request, service, context, session);
};

/** News of a request that expects an answer: it becomes the question when nobody is in the middle of something. */
const news = (event: Of<'news'>, session: Session, context: Context): Result => {
  const request = fact(context, { fact: 'request', id: event.requestId });
  if (request?.contactId !== context.contact.id) return nothing(session);
  if (event.news === 'completion_reminder') return remindCompletion(request, session, context);
  if (event.news === 'move_proposed')
    return noticed('booking_change', request.number, moveProposed(request, session, context));
  const service = serviceFace(context, request.service);
  const told =
    event.news === 'completed'
      ? toldCompleted(request, service, context, session)
      : toldLacking(request, service, context, session);
  return noticed(event.news, request.number, told);
};

/** A unit's message: a question that may be answered when nothing else is going on, and otherwise news beside it. */
const unitMessage = (event: Of<'unit_message'>, session: Session, context: Context): Result => {
  const request = fact(context, { fact: 'request', id: event.requestId });
  if (request?.contactId !== context.contact.id) return nothing(session);
  const { file, message } = messageFromUnit(request, event);
  const arrived = isFree(session)
    ? answerableNow(session, request, message)
    : said(session, besideOther(message, context));
  return before(file, arrived);
};

/** What happens inside the house and reaches a contact; null for what a person sent. */
export const insideStep = (session: Session, event: Event, context: Context): Result | null => {
  switch (event.kind) {
    case 'secure_answer':
      return secureAnswer(event, session, context);
    case 'remind':
      return remind(event, session, context);
    case 'not_submitted':
      return notSubmitted(event, session, context);
    case 'news':
      return news(event, session, context);
    case 'unit_message':
      return unitMessage(event, session, context);
    case 'text':
    case 'button':
    case 'file':
    case 'album':
    case 'lost_file':
    case 'edited':
    case 'contact':
    case 'location':
    case 'other':
    case 'late':
      return null;
  }
};
