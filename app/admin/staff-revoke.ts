import { z } from 'zod';
import type { Units } from '../../domain/unit.ts';
import { cityUnits } from './chosen-city.ts';
import { type Unit, unitName } from '../../domain/unit.ts';
import { everyStaff, findStaff } from '../db/staff.ts';
import { administerByCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand, type Office, type Output } from './command.ts';
import { parseOptions, unitOption } from './options.ts';
import { leftBehind } from './staff-hand-over.ts';

const optionsIn = (units: Units) => z.object({ allOfUnit: unitOption(units).optional() });

const revoke = (office: Office, { id, name }: { id: string; name: string }): Promise<unknown> =>
  administerByCommand(office, { do: 'revoke_staff', staffId: id, name });

const revokeOne = async (office: Office, id: string): Promise<Output> => {
  const found = await findStaff(office.db, id);
  if (!found) throw new AdminError(`No member of staff has the id ${id}; "staff list" shows the ids.`);
  const revokedAt = found.revokedAt ?? office.now;
  if (!found.revokedAt) await revoke(office, found);
  const left = await leftBehind(office, found);
  return {
    json: { id, name: found.name, revokedAt: revokedAt.toISOString(), held: left?.held ?? null },
    text: [`${found.name} is no longer ${found.role}.`, ...(left ? [left.text] : [])].join('\n'),
  };
};

const revokeAll = async (office: Office, unit: Unit, units: Units): Promise<Output> => {
  const all = (await everyStaff(office.db)).filter((one) => one.unit === unit && !one.revokedAt);
  for (const one of all) await revoke(office, one);
  const left = await Promise.all(all.map((one) => leftBehind(office, one)));
  return {
    json: { unit, revoked: all.map(({ id, name, role }) => ({ id, name, role })) },
    text: [
      `${unitName(units, unit)}: ${all.length} revoked.`,
      ...all.map(({ name, role }) => `${name} (${role})`),
      ...left.flatMap((each) => (each ? [each.text] : [])),
    ].join('\n'),
  };
};

/** Takes the role from a member of staff, or from all of a unit: their chats are ordinary ones again, unused codes are void. */
export const staffRevoke: AdminCommand = {
  usage: 'staff revoke [id]',
  summary: 'take the role from a member of staff, or from everybody of a unit',
  options: [['--all-of-unit <unit>', 'everybody of this unit, whatever their role']],
  run: async (office, id, given) => {
    const units = await cityUnits(office);
    const { allOfUnit } = parseOptions(optionsIn(units), given);
    if ((id === '') === (allOfUnit === undefined))
      throw new AdminError('Either an id or --all-of-unit is needed, and not both.');
    return allOfUnit === undefined ? revokeOne(office, id) : revokeAll(office, allOfUnit, units);
  },
};
