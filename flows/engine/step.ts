import {
  apology,
  friendlyRefusal,
  greeting,
  lapsed,
  noFileWanted,
  notUnderstood,
  oldButton,
  privacyVersion,
} from '../texts.ts';
import { staffStep } from '../staff/staff-step.ts';
import { always, formPlaces } from './always.ts';
import { lasting } from './ask.ts';
import { chosen } from './chosen.ts';
import { openCompletion } from './completion.ts';
import type { Context, Want } from './context.ts';
import type { Event } from './event.ts';
import { MissingFact } from './fact.ts';
import { findService } from './find-service.ts';
import { insideStep } from './inside.ts';
import { allItems } from './items.ts';
import type { Move } from './place.ts';
import { placeOf } from './places/index.ts';
import { ownRequest, takeRating } from './places/own-request.ts';
import { oneStatus } from './places/status.ts';
import { sentAgain } from './places/sent.ts';
import { plainWords } from './plain-words.ts';
import { fitDraft, resumeDraft } from './resume-draft.ts';
import type { Result } from './result.ts';
import type { Session } from './session.ts';
import { settle, withIntro } from './settle.ts';

/** Somebody who writes again after this long is asked whether to go on, so that a greeting does not become an answer. */
const awayHours = 12;

const greetings =
  /^(halo|hallo|hai|hi|hey|p|ping|tes|test|min|admin|permisi|ass?alam.*|selamat (pagi|siang|sore|malam).*)$/;

/** The lasting button an event stands for, pressed at any time or typed as a number of the present question. */
const lastingOption = (session: Session, event: Event): string | null => {
  if (event.kind === 'button') return lasting.test(event.option) ? event.option : null;
  const choice = chosen(session, event, 'exact');
  return choice && lasting.test(choice) ? choice : null;
};

const takeLasting = (option: string, session: Session, context: Context): Move | null => {
  const [kind, id = '', value = ''] = option.split('.');
  if (kind === 'rate') return takeRating(id, Number(value), context);
  if (kind === 'reopen') return { to: { name: 'reopen', requestId: id } };
  if (kind === 'send') {
    if (session.at.name === 'review' && context.draft?.id === id) return null;
    const open = context.openDrafts.some((draft) => draft.id === id);
    return open ? resumeDraft(id, context) : sentAgain(id, context);
  }
  const request = ownRequest(id, context);
  if (request?.state === 'needs_completion') return openCompletion(request, context);
  return request ? oneStatus(request.number, context) : { to: { name: 'status' } };
};

const away = (context: Context): boolean =>
  context.lastSeenAt !== null && context.now.getTime() - context.lastSeenAt.getTime() > awayHours * 3_600_000;

/** Whether a text in the middle of a form is a person coming back rather than an answer. */
const comesBack = (session: Session, event: Event, context: Context): boolean =>
  event.kind === 'text' &&
  (session.at.name === 'item' || session.at.name === 'details' || session.at.name === 'review') &&
  chosen(session, event, 'exact') === null &&
  (away(context) || greetings.test(plainWords(event.text)));

/**
 * In a form the draft must still be there and fit its service. Gives the move that mends it, or the context to go on with.
 */
const formGuard = (
  session: Session,
  event: Event,
  context: Context,
): { move: Move } | { context: Context } => {
  if (!formPlaces.includes(session.at.name)) return { context };
  const { draft } = context;
  if (
    draft?.state !== 'open' ||
    new Date(draft.expiresAt) <= context.now ||
    !context.catalogue.byCode.has(draft.service)
  )
    return { move: { to: { name: 'menu' }, intro: lapsed, session: { draftId: null } } };
  const fitted = fitDraft(draft, context);
  const known = { ...context, draft: fitted.draft };
  const { at } = session;
  const service = context.catalogue.byCode.get(draft.service);
  const gone = at.name === 'item' && !(service && allItems(service).some((item) => item.key === at.key));
  if (fitted.dropped.length > 0 || gone) return { move: resumeDraft(draft.id, context) };
  if (comesBack(session, event, context))
    return { move: { to: { name: 'resume', service: draft.service, draftId: draft.id } } };
  return { context: known };
};

/** An event the place could not use: say why, and ask the question again. */
const unusable = (session: Session, event: Event): Move => {
  const { at } = session;
  const forget =
    event.kind === 'file' ? { effects: [{ type: 'forget_file' as const, sha256: event.sha256 }] } : {};
  const intro = {
    text: notUnderstood,
    button: oldButton,
    file: noFileWanted,
    contact: undefined,
    location: notUnderstood,
    other: event.kind === 'other' ? friendlyRefusal(event.what) : notUnderstood,
    secure_answer: apology,
    remind: apology,
    not_submitted: apology,
    news: apology,
  }[event.kind];
  const to = at.name === 'staff' || at.name === 'sent' ? { name: 'menu' as const } : at;
  return { to, ...(intro ? { intro } : {}), session: { wrong: session.wrong + 1 }, ...forget };
};

const staffPlaces = new Set<Session['at']['name']>([
  'start',
  'menu',
  'services',
  'suggest',
  'sent',
  'status',
  'help',
  'information',
  'staff',
]);

/** The staff's side, where it is its turn: a step's button from anybody, words and answers from staff outside forms. */
const staffTurn = (
  session: Session,
  event: Event,
  context: Context,
  pressed: string | null,
): Result | null => {
  if (pressed?.startsWith('act.')) return staffStep(session, { kind: 'button', option: pressed }, context);
  if (!context.contact.staff || !staffPlaces.has(session.at.name)) return null;
  if (session.at.name === 'menu' && chosen(session, event) === 'inbox')
    return staffStep(session, { kind: 'text', text: 'permohonan' }, context);
  return staffStep(session, event, context);
};

const route = (session: Session, event: Event, context: Context): Result => {
  const pressed = lastingOption(session, event);
  const staffed = staffTurn(session, event, context, pressed);
  if (staffed) return staffed;
  const lastingMove = pressed ? takeLasting(pressed, session, context) : null;
  if (lastingMove) return settle(lastingMove, session, context);
  const word = always(session, event, context);
  if (word) return settle(word, session, context);
  const guarded = formGuard(session, event, context);
  if ('move' in guarded) return settle(guarded.move, session, context);
  const move = placeOf(session.at).take(session.at as never, event, guarded.context, session);
  return settle(move ?? unusable(session, event), session, guarded.context);
};

/** The first word to a new contact carries the privacy notice; its version is recorded. */
const greeted = (session: Session, event: Event, context: Context): Result => {
  const text = event.kind === 'text' ? event.text : '';
  const meant =
    event.kind === 'text' &&
    (always(session, event, context) !== null || findService(text, context.catalogue));
  const known = { ...context, contact: { ...context.contact, privacyVersion } };
  const result =
    session.at.name === 'start' && !meant
      ? settle({ to: { name: 'menu' } }, session, known)
      : route(session, event, known);
  const introduced = withIntro(greeting(text), result);
  return {
    ...introduced,
    effects: [{ type: 'save_contact', changes: { privacyVersion } }, ...introduced.effects],
  };
};

const decide = (session: Session, event: Event, context: Context): Result => {
  const inside = insideStep(session, event, context);
  if (inside) return inside;
  const isNew = context.contact.privacyVersion !== privacyVersion && context.contact.staff === null;
  // A button is never the first word of a conversation: whoever guesses one is answered without ceremony.
  return isNew && event.kind !== 'button' ? greeted(session, event, context) : route(session, event, context);
};

/**
 * One turn, pure: where the contact is and what happened give where they are next and what has to be done. When a fact
 * from outside is missing it says which, and is run again with it.
 */
export const step = (session: Session, event: Event, context: Context): Result | { want: Want } => {
  try {
    return decide(session, event, context);
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
