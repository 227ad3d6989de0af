import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import type { Session } from '../../kernel/session.ts';
import { agendaNeeds } from '../disposition/agenda.ts';
import { filesNeeds } from '../files/needs.ts';
import { inboxNeeds, wholeList } from '../inbox/inbox.ts';
import { readInboxLink } from '../inbox/inbox-link.ts';
import { codeNeeds, loneCode, loneNumber, readSearch } from '../inbox/search.ts';
import { dayWant, movableNeeds, weekWant } from '../rooms/needs.ts';
import { readRoomsLink, type RoomsLink } from '../rooms/rooms-link.ts';
import { roomsNamed } from '../rooms/rooms-step.ts';
import { readAct } from './act.ts';
import type { StaffPlace } from './staff-place.ts';
import { readsForStaff } from './staff-step.ts';

type Member = Pick<Parameters<typeof inboxNeeds>[0], 'staff' | 'context'>;

const roomsNeeds = (link: RoomsLink): Want[] => {
  if (link.opens === 'release') return [{ fact: 'block', id: link.blockId }];
  if (link.opens === 'day') return [dayWant(link.date)];
  return link.opens === 'week' ? [weekWant(link.date)] : [];
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
  return rooms ? roomsNeeds(rooms) : actNeeds(option, member);
};

/** A request found by its number, and with it known the history it is shown with. */
const numberNeeds = (number: string, { context }: Member): Want[] => {
  const want = { fact: 'request_by_number', number } as const;
  const found = knownFact(context, want);
  return [want, ...(found ? [{ fact: 'history', requestId: found.id } as const] : [])];
};

const wordsNeeds = (text: string, member: Member): Want[] => {
  const words = plainWords(text);
  if (words === 'permohonan') return inboxNeeds(member, wholeList);
  const rooms = roomsNamed(words, member.context);
  if (rooms) return 'say' in rooms ? [] : roomsNeeds(rooms);
  const search = readSearch(text);
  const number = loneNumber(text) ?? (search && 'number' in search ? search.number : null);
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
  return event.kind === 'text' && readsForStaff(turn) ? wordsNeeds(event.text, member) : [];
};

/** Of a step that is being taken: its request, and with it known what its question or an answer to it looks at. */
export const staffNeeds = (
  at: StaffPlace,
  event: Event | null,
  context: Context,
  session: Session,
): readonly Want[] => {
  const { requestId } = at;
  const want = { fact: 'request', id: requestId } as const;
  const request = knownFact(context, want);
  const choice = event && chosen(session, event, 'exact');
  const typed = event?.kind === 'text' ? event.text : null;
  return [
    want,
    ...(event ? filesNeeds(event) : []),
    ...(event && at.action === 'write' ? [{ fact: 'relay', requestId } as const] : []),
    ...(at.action === 'register' && at.stage === 'number' && request
      ? agendaNeeds({ at, context, request }, choice ?? typed)
      : []),
  ];
};
