import type { StaffMember } from '../../../domain/role.ts';
import type { Unit, Units } from '../../../domain/unit.ts';
import type { Audience } from '../requests/index.ts';
import type { QuestionView } from './question.ts';

/** Who answers a question: operators of its unit, and the secretariat's, who work for all units; an objection the head, above who keeps the information. */
export const mayAnswer = (
  { unit, dueOn }: Pick<QuestionView, 'unit' | 'dueOn'>,
  { role, unit: own, everyUnit, acting }: StaffMember,
): boolean => {
  if (dueOn !== undefined) return role === 'head' || acting !== undefined;
  return role === 'operator' && (everyUnit === true || own === unit);
};

/** The operators a question concerns. */
export const answerersOf = (unit: Unit, { secretariat }: Units): Audience => ({
  roles: ['operator'],
  units: [...new Set<Unit>([unit, secretariat])],
});
