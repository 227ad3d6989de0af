import { waits } from '../../../domain/transition.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Option } from '../../kernel/message.ts';
import type { Held } from '../requests/index.ts';
import type { Step } from './act.ts';
import { stepTexts } from './texts.ts';
import type { StaffTurn } from './turn.ts';

/** What waits is told apart on its buttons by a number that no other of its request is likely to have. */
const numberOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 7), 16);

/** How what follows from something waits in this city; null where it goes at once. */
export const heldOf = ({ context, staff }: StaffTurn, effects: readonly Effect[]): Held | null => {
  const seconds = context.settings.undoSeconds;
  const id = context.fresh.draftId;
  return seconds === 0 ? null : { id, no: numberOf(id), staffId: staff.id, seconds, effects };
};

/** The same for a step; null also for one of which the applicant hears nothing. */
export const heldAfter = (turn: StaffTurn, step: Step, effects: readonly Effect[]): Held | null =>
  waits(step) ? heldOf(turn, effects) : null;

/** The button that takes back what waits. */
export const undoOption = (requestId: string, { no }: Pick<Held, 'no'>): Option => ({
  id: `act.undo.${requestId}.${no}`,
  label: stepTexts.labels.undo,
});
