import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import type { Result } from '../../kernel/result.ts';
import type { At, Session } from '../../kernel/session.ts';
import { withIntro } from '../../kernel/settle.ts';
import { claimsAct } from './act.ts';
import { actStep } from './act-step.ts';
import { dialogueStep, isFromInside } from './dialogue-step.ts';
import { inbox } from '../inbox/inbox.ts';
import { readInboxLink } from '../inbox/inbox-link.ts';
import { see } from '../inbox/looks.ts';
import { answer, rest } from '../inbox/place.ts';
import { withinReach } from './reach.ts';
import { readRoomsLink } from '../rooms/rooms-link.ts';
import { roomsByWord, roomsStep } from '../rooms/rooms-step.ts';
import { howToSearch, loneCode, loneNumber, readSearch, searchByCode } from '../inbox/search.ts';
import { notFound, staffOnly, stepLeft } from './texts.ts';
import type { StaffTurn } from '../inbox/turn.ts';

const inboxWord = 'permohonan';

const engineWords = ['menu', 'start', 'status', 'bantuan', 'privasi'];
const isEnginesOwn = (words: string): boolean => engineWords.includes(words) || /^status td\b/.test(words);

const openByNumber = (turn: StaffTurn, number: string): Result | null => {
  const found = fact(turn.context, { fact: 'request_by_number', number });
  if (found && withinReach(found, turn.staff)) return see(turn, found);
  // A member of staff may have requests of their own; those are the applicant side's.
  if (found?.contactId === turn.context.contact.id) return null;
  return answer(turn.session, turn.context, { text: notFound });
};

/** "cari …", a number alone or its code alone, also one mistyped; null for any other text. */
const searched = (turn: StaffTurn, text: string): Result | null => {
  const lone = loneNumber(text);
  if (lone) return openByNumber(turn, lone);
  const code = loneCode(text);
  if (code) return answer(turn.session, turn.context, searchByCode(turn, code));
  const search = readSearch(text);
  if (!search) return null;
  if ('number' in search) return openByNumber(turn, search.number);
  const found = 'code' in search ? searchByCode(turn, search.code) : howToSearch;
  return answer(turn.session, turn.context, found);
};

/** Places of the staff's own that are no dialogue about a request. */
const ownPlaces: At['name'][] = ['acting', 'administration', 'block', 'move'];

/** Whether a text names a request so plainly that a member of staff means it wherever they are, even in a form; the list of requests, only where no applicant answers. */
export const namesRequest = (event: Event, at: At): boolean => {
  if (event.kind !== 'text') return false;
  if (ownPlaces.includes(at.name) && plainWords(event.text) === inboxWord) return true;
  const search = readSearch(event.text);
  return loneNumber(event.text) !== null || (search !== null && 'number' in search);
};

const wordsOf = (event: Event): string | null => (event.kind === 'text' ? plainWords(event.text) : null);

const pressedAct = (event: Event, choice: string | null): string | null => {
  const pressed = event.kind === 'button' ? event.option : choice;
  return claimsAct(pressed) ? pressed : null;
};

const memberStep = (turn: StaffTurn, event: Event): Result | null => {
  const { session } = turn;
  const words = wordsOf(event);
  if (words === inboxWord)
    return withIntro(session.at.name === 'staff' ? stepLeft : undefined, rest(session, inbox(turn)));
  if (words !== null && isEnginesOwn(words)) return null;
  const rooms = words === null || session.at.name === 'staff' ? null : roomsByWord(turn, words);
  if (rooms) return rest(session, rooms);
  const found =
    event.kind === 'text' && (session.at.name !== 'staff' || namesRequest(event, session.at))
      ? searched(turn, event.text)
      : null;
  if (found) return found;
  return session.at.name === 'staff' ? dialogueStep(turn, session.at, event) : null;
};

/** Somebody who was staff when the dialogue began, or never was. */
const strangerStep = (
  session: Session,
  event: Event,
  context: Context,
  act: string | null,
): Result | null => {
  if (act && session.at.name !== 'staff') return answer(session, context, { text: staffOnly });
  const words = wordsOf(event);
  if (session.at.name !== 'staff' || isFromInside(event) || (words !== null && isEnginesOwn(words)))
    return null;
  return rest(session, { text: staffOnly });
};

/**
 * The staff's side of the conversation: inbox, requests, steps. Null when the event is not for it. Whoever is no
 * member of staff (any more) is refused before anything is looked up, so that a guess teaches nothing.
 */
export const staffStep = (session: Session, event: Event, context: Context): Result | null => {
  const { staff } = context.contact;
  const choice = chosen(session, event);
  const act = pressedAct(event, choice);
  if (!staff) return strangerStep(session, event, context, act);
  const turn: StaffTurn = { session, context, staff };
  const link = act && readInboxLink(act);
  if (link) return answer(session, context, inbox(turn, link));
  const rooms = act && readRoomsLink(act);
  if (rooms) return roomsStep(turn, rooms);
  return act ? actStep(turn, act) : memberStep(turn, event);
};
