import {
  apology,
  contactNotWanted,
  friendlyRefusal,
  greeting,
  lapsed,
  noFileWanted,
  notUnderstood,
  oldButton,
  outOfList,
  privacyVersion,
  serviceGone,
  stillNotUnderstood,
} from '../texts.ts';
import { namesRequest, staffStep } from '../features/steps/staff-step.ts';
import { stepLeft } from '../features/steps/texts.ts';
import { always } from './always.ts';
import { formPlaces } from '../features/form/form.ts';
import { openPlaces } from './free-places.ts';
import { lasting } from './ask.ts';
import { chosen, numberedOptions } from './chosen.ts';
import { openCompletion } from '../features/completion/completion.ts';
import { countingMisses } from '../features/enrolment/code-miss.ts';
import type { Context, Draft, Want } from './context.ts';
import { discreet, forgetting } from '../features/form/discreet.ts';
import { remembering, takeEdit } from '../features/form/edited.ts';
import type { Event } from './event.ts';
import { MissingFact } from './fact.ts';
import { answerMove } from '../features/bookings/answer-move.ts';
import { findService } from '../catalogue/find-service.ts';
import { insideStep } from '../features/news/inside.ts';
import { allItems } from '../features/form/items.ts';
import { closedIntro } from '../features/services/open-service.ts';
import type { Move } from './place.ts';
import { placeOf } from '../places.ts';
import { beginReopen, ownRequest, takeRating } from '../features/status/own-request.ts';
import { beginComment } from '../features/status/comment.ts';
import { beginReply } from '../features/relay/reply.ts';
import { sentAgain } from '../features/form/sent.ts';
import { oneStatus } from '../features/status/status.ts';
import { fitDraft, resumeDraft } from '../features/form/resume-draft.ts';
import type { Result } from './result.ts';
import type { Session } from './session.ts';
import { settle, withIntro } from './settle.ts';
import { isGreeting } from './small-talk.ts';
import { takeLate } from '../features/news/take-late.ts';
import { takeRemark } from '../features/help/take-remark.ts';
import { usableDrafts, whyUnusable } from '../features/form/usable-drafts.ts';

/** Somebody who writes again after this long is asked whether to go on, so that a greeting does not become an answer. */
const awayHours = 12;

/** One turn; `stored` is the session's draft as it is, `context` holds it only if it can be gone on with. */
type Turn = { session: Session; event: Event; context: Context; stored: Draft | null };

/** The lasting button an event stands for, pressed at any time or typed as a number of the present question. */
const lastingOption = ({ session, event }: Turn): string | null => {
  if (event.kind === 'button') return lasting.test(event.option) ? event.option : null;
  const choice = chosen(session, event, 'exact');
  return choice && lasting.test(choice) ? choice : null;
};

const takeLasting = (option: string, { session, context }: Turn): Move | null => {
  const [kind, id = '', value = ''] = option.split('.');
  if (kind === 'rate') return takeRating(id, Number(value), session, context);
  if (kind === 'reopen') return beginReopen(id, context);
  if (kind === 'send') {
    if (session.at.name === 'review' && context.draft?.id === id) return null;
    const open = context.draft?.id === id || context.openDrafts.some((draft) => draft.id === id);
    return open ? resumeDraft(id, context) : sentAgain(id, context);
  }
  if (kind === 'reply') return beginReply(id, session, context);
  if (kind === 'move') return answerMove(id, value === 'yes', session, context);
  if (kind === 'comment') return beginComment(id, session, context);
  const request = ownRequest(id, context);
  if (request?.state === 'needs_completion') return openCompletion(request, context);
  return request ? oneStatus(request.number, context) : { to: { name: 'status' } };
};

const away = (context: Context): boolean =>
  context.lastSeenAt !== null && context.now.getTime() - context.lastSeenAt.getTime() > awayHours * 3_600_000;

/** Whether a text in the middle of a form is a person coming back rather than an answer. */
const comesBack = ({ session, event, context }: Turn): boolean =>
  event.kind === 'text' &&
  (session.at.name === 'item' || session.at.name === 'details' || session.at.name === 'review') &&
  chosen(session, event, 'exact') === null &&
  (away(context) || isGreeting(event.text));

/** Out of a form that cannot be gone on with, and why. */
const leaveForm = ({ stored, context }: Turn): Move => {
  const why = whyUnusable(stored, context);
  if (why === 'sent' && stored) return sentAgain(stored.id, context);
  const intro = why === 'service_gone' ? serviceGone : lapsed;
  return { to: { name: 'menu' }, intro, session: { draftId: null } };
};

/** The item a place is about, if it is about one. */
const itemOf = ({ at }: Session): string | null =>
  at.name === 'item' ? at.key : at.name === 'cancel' ? (at.item ?? null) : null;

/**
 * In a form the draft must still be there and fit its service. Gives the move that mends it, or the context to go on with.
 */
const formGuard = (turn: Turn): { move: Move } | { context: Context } => {
  const { session, context } = turn;
  if (!formPlaces.includes(session.at.name)) return { context };
  const { draft } = context;
  const service = draft && context.catalogue.byCode.get(draft.service);
  if (!draft || !service) return { move: leaveForm(turn) };
  const closed = draft.requestId === null ? closedIntro(draft.service, context, true) : undefined;
  if (closed) return { move: { to: { name: 'menu' }, intro: closed } };
  const fitted = fitDraft(draft, context);
  const key = itemOf(session);
  const gone = key !== null && !allItems(service).some((item) => item.key === key);
  if (fitted.dropped.length > 0 || gone) return { move: resumeDraft(draft.id, context) };
  if (comesBack(turn)) return { move: { to: { name: 'resume', service: draft.service, draftId: draft.id } } };
  return { context: { ...context, draft: fitted.draft } };
};

/** A place about a service that is no longer offered, or not at present. */
const serviceLeft = ({ session: { at }, context }: Turn): Move | null => {
  const code = 'service' in at ? at.service : undefined;
  if (code === undefined) return null;
  if (!context.catalogue.byCode.has(code)) return { to: { name: 'menu' }, intro: serviceGone };
  const intro = closedIntro(code, context, 'draftId' in at);
  return intro ? { to: { name: 'menu' }, intro } : null;
};

/** An event the place could not use: say why, and ask the question again. */
const unusable = ({ session, event }: Turn): Move => {
  const { at, wrong, prompt } = session;
  const last = numberedOptions(prompt.options).length;
  const isNumber = event.kind === 'text' && /^\s*\d{1,2}[.)]?\s*$/.test(event.text) && last > 0;
  const intro = {
    text: isNumber ? outOfList(last) : wrong > 0 ? stillNotUnderstood : notUnderstood,
    button: oldButton,
    file: noFileWanted,
    album: noFileWanted,
    lost_file: noFileWanted,
    edited: notUnderstood,
    contact: contactNotWanted,
    location: notUnderstood,
    other: event.kind === 'other' ? friendlyRefusal(event.what) : notUnderstood,
    late: undefined,
    secure_answer: apology,
    remind: apology,
    not_submitted: apology,
    news: apology,
    unit_message: apology,
  }[event.kind];
  const to = at.name === 'staff' || at.name === 'sent' ? { name: 'menu' as const } : at;
  // Whoever presses an old button has not read the present question yet.
  const again = event.kind === 'button' ? wrong : wrong + 1;
  return { to, ...(intro ? { intro } : {}), session: { wrong: again } };
};

const staffPlaces = new Set<Session['at']['name']>([...openPlaces, 'staff']);

/** The staff's side, where it is its turn: a step's button from anybody, words and answers from staff outside forms. */
const staffTurn = ({ session, event, context }: Turn, pressed: string | null): Result | null => {
  if (pressed?.startsWith('act.')) return staffStep(session, { kind: 'button', option: pressed }, context);
  // Their staff place has been taken away: what is left of a dialogue is the staff side's to end.
  if (!context.contact.staff && session.at.name !== 'staff') return null;
  if (!staffPlaces.has(session.at.name) && !namesRequest(event, session.at)) return null;
  if (session.at.name === 'menu' && chosen(session, event) === 'inbox')
    return staffStep(session, { kind: 'text', text: 'permohonan' }, context);
  return staffStep(session, event, context);
};

const wordOrPlace = (turn: Turn): Result => {
  const { session, event, context } = turn;
  const left = serviceLeft(turn);
  const guarded = left ? { move: left } : formGuard(turn);
  const known = 'move' in guarded ? context : guarded.context;
  const word = always(session, event, known);
  // A word that leaves the form is followed; one about the form has to hear what became of it.
  if (word && !('move' in guarded && formPlaces.includes(word.to.name))) return settle(word, session, known);
  if ('move' in guarded) return settle(guarded.move, session, known);
  if (event.kind === 'late') return settle(takeLate(event, session, known), session, known);
  const move =
    takeRemark(session, event, known) ??
    placeOf(session.at).take(session.at as never, event, known, session) ??
    unusable(turn);
  return settle(move, session, known);
};

const route = (turn: Turn): Result => {
  const { session, context } = turn;
  if (turn.event.kind === 'late') return wordOrPlace(turn);
  const pressed = lastingOption(turn);
  const staffed = staffTurn(turn, pressed);
  if (staffed) return staffed;
  const lastingMove = pressed ? takeLasting(pressed, turn) : null;
  if (lastingMove) return settle(lastingMove, session, context);
  const result = wordOrPlace(turn);
  const leaves = session.at.name === 'staff' && result.session.at.name !== 'staff';
  return leaves && turn.event.kind === 'text' ? withIntro(stepLeft, result) : result;
};

/** The first word to a new contact carries the privacy notice; its version is recorded. */
const greeted = (turn: Turn): Result => {
  const { session, event } = turn;
  const text = event.kind === 'text' ? event.text : '';
  const meant =
    event.kind === 'late' ||
    (event.kind === 'text' &&
      (always(session, event, turn.context) !== null ||
        takeRemark(session, event, turn.context) !== null ||
        findService(text, turn.context.catalogue)));
  const context = { ...turn.context, contact: { ...turn.context.contact, privacyVersion } };
  const result =
    session.at.name === 'start' && !meant
      ? settle({ to: { name: 'menu' } }, session, context)
      : route({ ...turn, context });
  const introduced = withIntro(greeting(text), result);
  return {
    ...introduced,
    effects: [{ type: 'save_contact', changes: { privacyVersion } }, ...introduced.effects],
  };
};

/** Files sent together are one answer where letters are asked for; everywhere else the first stands for all. */
const together = (event: Event, { at }: Session, { draft, catalogue }: Context): Event => {
  if (event.kind !== 'album' || at.name === 'reply' || at.name === 'staff') return event;
  const service = draft && catalogue.byCode.get(draft.service);
  if (at.name === 'item' && service?.letters.some(({ key }) => key === at.key)) return event;
  const [file] = event.files;
  const [lost] = event.lost;
  if (file) return { kind: 'file', ...file };
  return lost ? { kind: 'lost_file', ...lost } : { kind: 'other', what: '' };
};

const decide = (session: Session, event: Event, raw: Context): Result => {
  const context = usableDrafts(raw);
  const inside = insideStep(session, event, context);
  if (inside) return inside;
  const edit = event.kind === 'edited' ? takeEdit(event, session, context) : { read: event };
  if ('result' in edit) return edit.result;
  const turn: Turn = { session, event: together(edit.read, session, context), context, stored: raw.draft };
  const isNew = context.contact.privacyVersion !== privacyVersion && context.contact.staff === null;
  // A button is never the first word of a conversation: whoever guesses one is answered without ceremony.
  const result = isNew && event.kind !== 'button' ? greeted(turn) : route(turn);
  return countingMisses(remembering(result, session, turn.event), turn.event, context);
};

/**
 * One turn, pure: where the contact is and what happened give where they are next and what has to be done. When a fact
 * from outside is missing it says which, and is run again with it.
 */
export const step = (session: Session, event: Event, context: Context): Result | { want: Want } => {
  try {
    return discreet(forgetting(decide(session, event, context), session, event, context));
  } catch (thrown) {
    if (thrown instanceof MissingFact) return { want: thrown.want };
    throw thrown;
  }
};

/** Where to go on when a turn failed through a fault of ours: nothing is lost, the question stands. */
export const apologise = (session: Session): Result => ({
  session,
  effects: [{ type: 'say', message: { text: apology } }],
});
