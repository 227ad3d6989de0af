import { addDays } from '../../../domain/city-time.ts';
import { unitCodes, type Unit } from '../../../domain/unit.ts';
import type { OfficeMember } from './facts-and-effects.ts';

type Away = { id: string; from: string; to: string };

const isAway = (member: OfficeMember, day: string, more: Away): boolean =>
  [...member.absences, ...(member.id === more.id ? [more] : [])].some(
    ({ from, to }) => from <= day && day <= to,
  );

/** The units that have operators, all of whom are away on some day of a new absence. */
export const desertedUnits = (staff: readonly OfficeMember[], more: Away): Unit[] => {
  const days: string[] = [];
  for (let day = more.from; day <= more.to; day = addDays(day, 1)) days.push(day);
  return unitCodes.filter((unit) => {
    const operators = staff.filter(
      (member) => member.role === 'operator' && member.unit === unit && member.status === 'bound',
    );
    return operators.length > 0 && days.some((day) => operators.every((member) => isAway(member, day, more)));
  });
};
