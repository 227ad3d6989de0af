import { z } from 'zod';
import type { Units } from '../../domain/unit.ts';
import { cityUnits } from './chosen-city.ts';
import { staffCodeHours } from '../../flows/features/enrolment/staff-code.ts';
import { newStaffCode } from '../staff-code.ts';
import { administerByCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { parseOptions, RoleOption, unitOption } from './options.ts';

const optionsIn = (units: Units) =>
  z.object({
    name: z
      .string('--name is needed')
      .trim()
      .min(1, '--name is empty')
      .max(100, '--name is longer than 100 letters'),
    role: RoleOption,
    unit: unitOption(units).optional(),
  });

/** Adds a member of staff and prints the one-time code that binds them to their chat. */
export const staffAdd: AdminCommand = {
  usage: 'staff add',
  summary: 'add a member of staff; prints a one-time code',
  options: [
    ['--name <name>', 'as applicants read it'],
    ['--role <role>', 'operator, records_officer, head or administrator'],
    ['--unit <unit>', 'the unit an operator works for; the secretariat’s works for all'],
  ],
  run: async (office, _, given) => {
    const units = await cityUnits(office);
    const { name, role, ...options } = parseOptions(optionsIn(units), given);
    // An operator added without a unit by mistake would see every unit's requests.
    if (role === 'operator' && !options.unit)
      throw new AdminError(`--unit is needed for an operator (${units.secretariat}: all units)`);
    const unit = options.unit ?? units.secretariat;
    const code = newStaffCode();
    const codeExpiresAt = new Date(office.now.getTime() + staffCodeHours * 3_600_000);
    const act = { do: 'add_staff' as const, name, role, unit, code };
    const { about: id } = await administerByCommand(office, act);
    return {
      json: { id, name, role, unit, code, expiresAt: codeExpiresAt.toISOString() },
      text: `${name} (${role}, ${unit}) added as ${id}.\nWithin ${staffCodeHours} hours they write to the bot: masuk ${code}\nThe code works once and is not shown again.`,
    };
  },
};
