import { stateWords } from '../../domain-words.ts';
import { actions, takeBack } from '../../../domain/transition.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import {
  actOption,
  allThatWaits,
  answer,
  standing,
  stepOptions,
  stepTexts,
  type StaffTurn,
} from '../office/index.ts';
import { type HeldView, type RequestView, today } from '../requests/index.ts';

type HeldStep = Exclude<HeldView, { action: 'write' }>;

const notUndone = (turn: StaffTurn, request: RequestView, why: string): Move =>
  answer(turn, standing(request, turn, why));

const undoStep = (turn: StaffTurn, request: RequestView, held: HeldStep): Move => {
  const { staff, context } = turn;
  const back = takeBack(request, held, staff);
  if (!back.ok) return notUndone(turn, request, stepTexts.notUndone[back.because]);
  const { from, to } = back;
  const { action } = held;
  const next = { ...request, state: to, version: request.version + 1 };
  const options = [...stepOptions(next, staff, today(context)), actOption('see', request.id), allThatWaits];
  const text = stepTexts.undone(request.number, actions[action], stateWords[to].label);
  return answer(turn, { text, options }, [
    {
      type: 'take_back',
      requestId: request.id,
      heldId: held.id,
      step: { action, version: request.version, from, to },
      actor: staff.name,
      role: staff.role,
    },
  ]);
};

/** *Urungkan*: what has not gone out yet is taken back by whoever sent it; what has is only said to have. */
export const undo = (turn: StaffTurn, request: RequestView, no: number | null): Move => {
  const held = fact(turn.context, { fact: 'held', requestId: request.id }).find((one) => one.no === no);
  if (!held) return notUndone(turn, request, stepTexts.tooLateToUndo);
  if (held.action !== 'write') return undoStep(turn, request, held);
  if (held.staffId !== turn.staff.id) return notUndone(turn, request, stepTexts.notUndone.not_yours);
  const options = [actOption('write', request.id), actOption('see', request.id)];
  return answer(turn, { text: stepTexts.undoneMessage(request.number), options }, [
    { type: 'take_back', requestId: request.id, heldId: held.id, step: null },
  ]);
};
