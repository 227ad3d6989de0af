import { cityDate } from '../../../domain/city-time.ts';
import { whyNotBegin } from '../../../domain/transition.ts';
import type { Context } from '../../kernel/context.ts';
import { lackLines, moment, type RequestView, type ServiceFace, today } from '../requests/index.ts';
import { fact } from '../../kernel/fact.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { actOption, alertOf, answer, type StaffTurn, standing, stepOptions } from '../office/index.ts';
import { waitingTexts } from './waiting-texts.ts';

/** Asks the operators what to do with a request whose applicant has not answered: remind again, reject, or wait. */
export const waitingAlert = (
  request: RequestView,
  service: ServiceFace,
  { tz, remindersOff }: Pick<Context, 'tz'> & { remindersOff: boolean },
): Message => {
  const reminded = request.remindedAt ? [waitingTexts.remindedOn(moment(request.remindedAt, { tz }))] : [];
  return alertOf(request, service, {
    title: waitingTexts.title,
    lines: [
      waitingTexts.since(moment(request.since, { tz })),
      ...(remindersOff ? [waitingTexts.wantsNoReminder] : reminded),
      ...lackLines(request, service),
      waitingTexts.whatNow,
    ],
    buttons: [...(remindersOff ? [] : (['remind'] as const)), 'reject', 'wait', 'see'],
  });
};

/** Whether it is this person's to decide about a request that waits for its applicant: theirs who may reject it then. */
const mayDecide = ({ staff, context }: StaffTurn, request: RequestView): boolean =>
  request.state === 'needs_completion' &&
  whyNotBegin(request, 'reject', { kind: 'staff', member: staff }, today(context)) === null;

const said = (turn: StaffTurn, request: RequestView, text: string, effects: Move['effects'] = []): Move =>
  answer(
    turn,
    { text, options: [...stepOptions(request, turn.staff, today(turn.context)), actOption('see', request)] },
    effects,
  );

const notWaiting = (turn: StaffTurn, request: RequestView): Move =>
  answer(turn, standing(request, turn, waitingTexts.nothingToWaitFor));

const isRemindedToday = ({ remindedAt }: RequestView, context: Context): boolean =>
  remindedAt !== undefined && cityDate(new Date(remindedAt), context.tz) === today(context);

/** *Ingatkan lagi*: at most once a day, and nobody who asked not to be reminded. */
export const remindAgain = (turn: StaffTurn, request: RequestView): Move => {
  const { context, staff } = turn;
  if (!mayDecide(turn, request)) return notWaiting(turn, request);
  if (isRemindedToday(request, context))
    return said(turn, request, waitingTexts.remindedToday(request.number));
  if (fact(context, { fact: 'reminders_off', contactId: request.contactId }))
    return said(turn, request, waitingTexts.wantsNoReminder);
  return said(turn, request, waitingTexts.remindedAgain(request.number), [
    {
      type: 'remind_applicant',
      requestId: request.id,
      contactId: request.contactId,
      remindedAt: request.remindedAt ?? null,
      actor: staff.name,
      role: staff.role,
    },
  ]);
};

/** *Tunggu*: nothing happens but that the history knows who decided so. */
export const keepWaiting = (turn: StaffTurn, request: RequestView): Move => {
  const { name: actor, role } = turn.staff;
  if (!mayDecide(turn, request)) return notWaiting(turn, request);
  return said(turn, request, waitingTexts.waitsOn(request.number), [
    { type: 'record', requestId: request.id, action: 'kept_waiting', actor, role, note: null },
  ]);
};
