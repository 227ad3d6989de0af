import { whyNotBegin } from '../../../domain/transition.ts';
import { type RequestView, today } from '../requests/index.ts';
import type { Move } from '../../kernel/move.ts';
import {
  type Act,
  answer,
  isGuarded,
  readAct,
  refusalText,
  requestById,
  type StaffTurn,
  type Step,
  stepTexts,
  takeStep,
  tryStep,
} from '../office/index.ts';
import { beginDialogue } from './dialogue-step.ts';
import { dialogues } from './dialogues.ts';
import { looks, seeInstead } from './looks.ts';
import { unopened } from '../verification/index.ts';
import { undo } from './undo.ts';

const stepOn = (turn: StaffTurn, request: RequestView, step: Step, isOld: boolean): Move => {
  const { context, staff } = turn;
  const because = whyNotBegin(request, step, { kind: 'staff', member: staff }, today(context));
  if (because !== null) return seeInstead(turn, request, refusalText(because, step));
  if (isOld) return seeInstead(turn, request, stepTexts.oldActButton);
  const dialogue = dialogues[step];
  const asks = step !== 'verify' || unopened(turn, request).length > 0;
  if (dialogue && asks) return beginDialogue(turn, request, step, dialogue);
  const tried = tryStep(turn, request, step, {});
  if (!tried.ok) return seeInstead(turn, request, refusalText(tried.because, step));
  const taken = takeStep(turn, request, step, {}, tried);
  return answer(turn, taken.message, taken.effects);
};

/**
 * What a staff button does; guessed ones and those of requests out of reach find nothing, and one made before the request
 * changed opens it as it is now instead of doing what would have been right then.
 */
export const actStep = (turn: StaffTurn, id: string): Move => {
  const act: Act | null = readAct(id);
  const request = act && requestById(turn, act.requestId);
  if (!act || !request) return answer(turn, { text: stepTexts.notFound });
  const isOld = act.version !== null && act.version !== request.version;
  if (act.step) return stepOn(turn, request, act.step, isOld);
  if (act.other === 'undo') return undo(turn, request, act.version);
  return isOld && isGuarded(act.other)
    ? seeInstead(turn, request, stepTexts.oldActButton)
    : looks[act.other](turn, request);
};
