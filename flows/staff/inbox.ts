import { longDate } from '../../domain/city-time.ts';
import { fact } from '../engine/fact.ts';
import type { Message } from '../engine/message.ts';
import type { RequestView } from '../engine/context.ts';
import { actOption } from './act.ts';
import { serviceFace } from './service-face.ts';
import { shownState } from './shown.ts';
import { inboxEmpty, inboxFooter, inboxLine, inboxTitle } from './texts.ts';
import { isLate, today } from './times.ts';
import type { StaffTurn } from './turn.ts';

const lineOf = (request: RequestView, { context }: StaffTurn): string =>
  inboxLine({
    number: request.number,
    title: serviceFace(context, request.service).title,
    state: shownState(request),
    promise: longDate(request.promisedOn),
    late: isLate(request, today(context)),
  });

/** What waits for a member of staff, oldest promise first, each to be opened. */
export const inbox = (turn: StaffTurn): Message => {
  const waiting = fact(turn.context, { fact: 'waiting_for', staff: turn.staff });
  if (waiting.length === 0) return { text: inboxEmpty };
  const late = waiting.filter((request) => isLate(request, today(turn.context))).length;
  const lines = waiting.map((request, index) => `${index + 1}. ${lineOf(request, turn)}`);
  return {
    text: `${inboxTitle(waiting.length, late)}\n${lines.join('\n')}`,
    options: waiting.map((request) => ({ ...actOption('see', request.id), label: request.number })),
    footer: inboxFooter,
  };
};
