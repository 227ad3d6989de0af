import { z } from 'zod';
import type { Units } from '../../domain/unit.ts';
import { cityUnits } from './chosen-city.ts';
import { administerByCommand, inOffice } from './administer-by-command.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions, unitOption } from './options.ts';

const optionsIn = (units: Units) => z.object({ unit: unitOption(units) });

/** Puts a member of staff into another unit. */
export const staffMove: AdminCommand = {
  usage: 'staff move <id>',
  summary: 'put a member of staff into another unit',
  options: [['--unit <unit>', 'the unit they work for from now on']],
  run: async (office, id, given) => {
    const { unit } = parseOptions(optionsIn(await cityUnits(office)), given);
    const { name } = await inOffice(office, id);
    await administerByCommand(office, { do: 'move_staff', staffId: id, name, unit });
    return { json: { id, name, unit }, text: `${name} works for ${unit} now.` };
  },
};
