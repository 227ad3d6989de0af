import { addDays } from '../../../domain/city-time.ts';
import type { Unit } from '../../../domain/unit.ts';
import type { OfficeMember } from './facts-and-effects.ts';

type Away = { id: string; from: string; to: string };

const isAway = (member: OfficeMember, day: string, more: Away): boolean =>
  [...member.absences, ...(member.id === more.id ? [more] : [])].some(
    ({ from, to }) => from <= day && day <= to,
  );

/** Whether a unit has operators, all of whom are away on some day of a new absence. */
export const isDeserted = (unit: Unit, staff: readonly OfficeMember[], more: Away): boolean => {
  const days: string[] = [];
  for (let day = more.from; day <= more.to; day = addDays(day, 1)) days.push(day);
  const operators = staff.filter(
    (member) => member.role === 'operator' && member.unit === unit && member.status === 'bound',
  );
  return operators.length > 0 && days.some((day) => operators.every((member) => isAway(member, day, more)));
};
