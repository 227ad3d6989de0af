import { moment, type RequestView, shownActor, shownState, shownStep, today } from '../requests/index.ts';
import type { Message } from '../../kernel/message.ts';
import { actOption } from './act.ts';
import { stepOptions } from './options.ts';
import { stepTexts } from './texts.ts';
import type { StaffTurn } from './turn.ts';

/** Why something was not done, where the request stands, who took it there, and what may be done now. */
export const standing = (
  request: RequestView,
  { context, staff }: Pick<StaffTurn, 'context' | 'staff'>,
  why: string,
): Message => ({
  text: `${why}\n${stepTexts.nowLine(
    request.number,
    shownState(request),
    shownStep(request.lastStep),
    shownActor(request.lastStep),
    moment(request.lastStep.at, context),
  )}`,
  options: [actOption('see', request.id), ...stepOptions(request, staff, today(context))],
});
