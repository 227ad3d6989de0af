import { z } from 'zod';
import type { Units } from '../../domain/unit.ts';
import { cityUnits } from './chosen-city.ts';
import { roleCodes } from '../../domain/role.ts';
import { administrationTexts } from '../../flows/features/administration/texts.ts';
import { administerByCommand, byCommand } from './administer-by-command.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions, RoleOption, unitOption } from './options.ts';

const optionsIn = (units: Units) =>
  z.object({
    text: z.string('--text is needed').trim().min(3, '--text is too short').max(2000, '--text is too long'),
    unit: unitOption(units).optional(),
    role: RoleOption.optional(),
  });

/** Writes to all staff, to a unit's operators or to a role. */
export const staffBroadcast: AdminCommand = {
  usage: 'staff broadcast',
  summary: 'write to all staff, a unit or a role',
  options: [
    ['--text <text>', 'what they read'],
    ['--unit <unit>', 'only the operators of a unit'],
    ['--role <role>', 'only a role'],
  ],
  run: async (office, _, given) => {
    const { text, unit, role } = parseOptions(optionsIn(await cityUnits(office)), given);
    const audience = unit ? `unit.${unit}` : role ? `role.${role}` : 'all';
    const to = unit
      ? { roles: ['operator' as const], units: [unit] }
      : { roles: role ? [role] : [...roleCodes] };
    await administerByCommand(office, {
      do: 'broadcast',
      audience,
      to,
      text: administrationTexts.broadcastText(text, byCommand),
    });
    return { json: { audience, text }, text: `Sent to ${audience}.` };
  },
};
