import { chosen } from '../../kernel/chosen.ts';
import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import { plainWords } from '../../kernel/fold.ts';
import { inboxNeeds, wholeList } from './inbox.ts';
import { lateFileNeeds } from './late-file.ts';
import { readAct, readInboxLink } from '../office/index.ts';
import { codeNeeds, loneCode, loneNumber, readSearch } from './search.ts';
import {
  dayWant,
  movableNeeds,
  readRoomsLink,
  type RoomsLink,
  roomsNamed,
  weekWant,
} from '../rooms/index.ts';
import { numberIn } from '../status/index.ts';
import { asksForInbox, asksForQuestions } from './staff-words.ts';
import { readsForStaff } from './staff-step.ts';

type Member = Pick<Parameters<typeof inboxNeeds>[0], 'staff' | 'context'>;

const roomsNeeds = (link: RoomsLink, { context }: Member): Want[] => {
  if (link.opens === 'release') return [{ fact: 'block', id: link.blockId }];
  if (link.opens === 'day') return [dayWant(link.date, context)];
  return link.opens === 'week' ? [weekWant(link.date, context)] : [];
};

/** Of a button on a request: the request with its history, for most buttons show it, and what its own look wants. */
const actNeeds = (option: string, { context }: Member): Want[] => {
  const act = readAct(option);
  if (!act) return [];
  const { requestId } = act;
  const want = { fact: 'request', id: requestId } as const;
  const request = knownFact(context, want);
  return [
    want,
    { fact: 'history', requestId },
    ...(act.other === 'talk' ? [{ fact: 'relay', requestId } as const] : []),
    ...(act.other === 'undo' ? [{ fact: 'held', requestId } as const] : []),
    ...(act.other === 'move' && request ? movableNeeds(request, context) : []),
    ...(act.other === 'remind' && request
      ? [{ fact: 'reminders_off', contactId: request.contactId } as const]
      : []),
  ];
};

const pressedNeeds = (option: string, member: Member): Want[] => {
  const link = readInboxLink(option);
  if (link) return inboxNeeds(member, link);
  const rooms = readRoomsLink(option);
  return rooms ? roomsNeeds(rooms, member) : actNeeds(option, member);
};

/** A request found by its number, and with it known the history it is shown with. */
const numberNeeds = (number: string, { context }: Member): Want[] => {
  const want = { fact: 'request_by_number', number } as const;
  const found = knownFact(context, want);
  return [want, ...(found ? [{ fact: 'history', requestId: found.id } as const] : [])];
};

const wordsNeeds = (text: string, member: Member): Want[] => {
  const words = plainWords(text);
  if (words === 'permohonan' || asksForInbox(text)) return inboxNeeds(member, wholeList);
  if (asksForQuestions(text)) return [{ fact: 'open_questions', staff: member.staff }];
  const rooms = roomsNamed(words, member.context);
  if (rooms) return 'say' in rooms ? [] : roomsNeeds(rooms, member);
  const search = readSearch(text);
  const number = numberIn(text) ?? loneNumber(text) ?? (search && 'number' in search ? search.number : null);
  if (number !== null) return numberNeeds(number, member);
  const code = loneCode(text) ?? (search && 'code' in search ? search.code : null);
  return code === null ? [] : codeNeeds(member, code);
};

/** What a member of staff writes or presses: the list, rooms, a request by its number, and what a button on one looks at. */
export const staffReadersNeeds = (turn: Turn, { button }: Heard): Want[] => {
  const { session, event, context } = turn;
  const { staff } = context.contact;
  if (!staff) return [];
  const member = { staff, context };
  if (button?.startsWith('act.')) return pressedNeeds(button, member);
  if (session.at.name === 'menu' && chosen(session, event) === 'inbox') return inboxNeeds(member, wholeList);
  if (!readsForStaff(turn)) return [];
  return event.kind === 'text' ? wordsNeeds(event.text, member) : lateFileNeeds({ session, event, context });
};
