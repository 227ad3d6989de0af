import type { Event } from '../../kernel/event.ts';
import { chosen } from '../../kernel/chosen.ts';
import { fact } from '../../kernel/fact.ts';
import type { Asked, Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { leaving } from '../../kernel/leaving.ts';
import { givesUp } from '../../kernel/lexicon/giving-up.ts';
import { placeAt } from '../../kernel/places.ts';
import { plainWords } from '../../kernel/fold.ts';
import { inbox } from './inbox.ts';
import { answer, readInboxLink, rest, type StaffTurn, stepTexts } from '../office/index.ts';
import { lateFile } from './late-file.ts';
import { see } from './looks.ts';
import { listQuestions } from '../questions/index.ts';
import { asksForInbox, asksForQuestions } from './staff-words.ts';
import { numberIn } from '../status/index.ts';
import { howToSearch, loneCode, loneNumber, readSearch, searchByCode } from './search.ts';
import { readRoomsLink, roomsByWord, roomsStep } from '../rooms/index.ts';
import { acknowledges } from '../relay/index.ts';
import { actStep } from './act-step.ts';
import { staff as staffPlace } from './dialogue-step.ts';
import { withinReach } from '../requests/index.ts';

const inboxWord = 'permohonan';

/** Commands that leave a step; all other words in one are its answer. */
const leavingCommands = ['menu', 'start', 'status', 'bantuan', 'privasi'];
const leaves = (words: string): boolean => leavingCommands.includes(words) || /^status td\b/.test(words);

const openByNumber = (turn: StaffTurn, number: string): Move | null => {
  const found = fact(turn.context, { fact: 'request_by_number', number });
  if (found && withinReach(found, turn.staff)) return see(turn, found);
  // A member of staff may have requests of their own; those are the applicant side's.
  if (found?.contactId === turn.context.contact.id) return null;
  return answer(turn, { text: stepTexts.notFound });
};

/** "cari …", a number alone or its code alone, also one mistyped; null for any other text. */
const searched = (turn: StaffTurn, text: string): Move | null => {
  const lone = loneNumber(text);
  if (lone) return openByNumber(turn, lone);
  const code = loneCode(text);
  if (code) return answer(turn, searchByCode(turn, code));
  const search = readSearch(text);
  if (!search) return null;
  if ('number' in search) return openByNumber(turn, search.number);
  return answer(turn, 'code' in search ? searchByCode(turn, search.code) : howToSearch);
};

/** Whether a text names a request so plainly that a member of staff means it wherever they are, even in a form; the list of requests, only where no applicant answers. */
const namesRequest = ({ session, event, context }: Turn): boolean => {
  if (event.kind !== 'text') return false;
  if (placeAt(session.at, context).office && plainWords(event.text) === inboxWord) return true;
  const search = readSearch(event.text);
  return loneNumber(event.text) !== null || (search !== null && 'number' in search);
};

const inStep = ({ session: { at } }: Pick<Turn, 'session'>): boolean => at.name === 'staff';

const isFree = ({ session: { at }, context }: Turn): boolean => {
  const { free } = placeAt(at, context);
  return free === 'idle' || free === 'choosing' || at.name === 'staff';
};

/** Whether words are read as a member of staff's, where the person is. */
export const readsForStaff = (turn: Turn): boolean => isFree(turn) || namesRequest(turn);

const memberMove = (turn: StaffTurn, event: Event, named: boolean): Move | null => {
  const { session, context } = turn;
  const words = event.kind === 'text' ? plainWords(event.text) : null;
  const opensInbox = session.at.name === 'menu' && chosen(session, event) === 'inbox';
  if (
    words === inboxWord ||
    opensInbox ||
    (event.kind === 'text' && !inStep(turn) && asksForInbox(event.text))
  )
    return { ...rest(inbox(turn)), ...(inStep(turn) ? { intro: stepTexts.stepLeft } : {}) };
  const number = event.kind === 'text' && (!inStep(turn) || named) ? numberIn(event.text) : null;
  if (number !== null) return openByNumber(turn, number);
  if (words !== null && leaves(words)) return null;
  if (event.kind === 'text' && !inStep(turn) && asksForQuestions(event.text))
    return listQuestions({ ...turn, event });
  if ((event.kind === 'file' || event.kind === 'album') && !inStep(turn)) return lateFile(turn, event);
  const rooms = words === null || inStep(turn) ? null : roomsByWord(turn, words);
  if (rooms) return rest(rooms);
  const found = event.kind === 'text' && (!inStep(turn) || named) ? searched(turn, event.text) : null;
  if (found) return found;
  if (
    event.kind === 'text' &&
    !inStep(turn) &&
    acknowledges(event.text) !== null &&
    chosen(session, event) === null
  )
    return { say: [{ text: stepTexts.heard }] };
  if (session.at.name !== 'staff') return null;
  const calledOff = event.kind === 'text' && givesUp(event.text);
  return staffPlace.take(
    session.at,
    calledOff ? { ...event, text: leaving.cancel.word } : event,
    context,
    session,
  );
};

/** Somebody whose office was taken away in the middle of a step: what is left of it is ended here. */
const strangerMove = (turn: Turn): Move | null => {
  const { event } = turn;
  if (!inStep(turn) || (event.kind === 'text' && leaves(plainWords(event.text)))) return null;
  return rest({ text: stepTexts.staffOnly });
};

/** What members of staff write: the list of requests, a request by its number, rooms, answers to a step's question. */
export const readStaff: Asked = {
  when: [{ contact: 'staff' }, { where: ({ name }) => name === 'staff' }],
  read: (turn) => {
    const { event, session, context } = turn;
    const { staff } = context.contact;
    if (event.kind === 'late') return null;
    if (!staff) return strangerMove(turn);
    const named = namesRequest(turn);
    return isFree(turn) || named ? memberMove({ session, context, staff }, event, named) : null;
  },
};

/**
 * A button of staff. Whoever is no member of staff (any more) is refused before anything is looked up, so that a guess
 * teaches nothing.
 */
export const pressAct = (option: string, turn: Turn): Move => {
  const { session, context } = turn;
  const { staff } = context.contact;
  if (!staff)
    return inStep(turn) ? rest({ text: stepTexts.staffOnly }) : answer(turn, { text: stepTexts.staffOnly });
  const staffTurn: StaffTurn = { session, context, staff };
  const link = readInboxLink(option);
  if (link) return answer(turn, inbox(staffTurn, link));
  const rooms = readRoomsLink(option);
  return rooms ? roomsStep(staffTurn, rooms) : actStep(staffTurn, option);
};
