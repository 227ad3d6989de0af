import { z } from 'zod';
import { termTrouble } from '../../domain/acting-head.ts';
import { cityDate } from '../../domain/city-time.ts';
import { administerByCommand, inOffice } from './administer-by-command.ts';
import { cityZone } from './chosen-city.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { dayOption, parseOptions } from './options.ts';

const Back = z.object({ end: z.literal(true) });
const Days = z.object({ from: dayOption('--from'), to: dayOption('--to') });

/** Writes down on which days a member of staff is away, or that they are back. */
export const staffAbsence: AdminCommand = {
  usage: 'staff absence <id>',
  summary: 'days on which a member of staff is away: no alerts, no digests',
  options: [
    ['--from <date>', 'the first day, as 2026-11-25'],
    ['--to <date>', 'the last day'],
    ['--end', 'they are back'],
  ],
  run: async (office, id, given) => {
    const { name } = await inOffice(office, id);
    if (Back.safeParse(given).success) {
      await administerByCommand(office, { do: 'end_absence', staffId: id, name });
      return { json: { id, name, away: null }, text: `${name} is back.` };
    }
    const options = parseOptions(Days, given);
    const trouble = termTrouble(options, cityDate(office.now, await cityZone(office)));
    if (trouble) throw new AdminError(`These days will not do: ${trouble.replaceAll('_', ' ')}.`);
    await administerByCommand(office, { do: 'set_absence', staffId: id, name, ...options });
    return {
      json: { id, name, away: options },
      text: `${name} is away from ${options.from} to ${options.to}.`,
    };
  },
};
