import { z } from 'zod';
import { administerByCommand } from './administer-by-command.ts';
import { cityCatalogue } from './chosen-city.ts';
import { AdminError, type AdminCommand, type Office } from './command.ts';
import { parseOptions } from './options.ts';

const Options = z.object({
  notice: z
    .string('--notice is needed: what people read meanwhile')
    .trim()
    .min(10, '--notice is shorter than 10 letters')
    .max(500, '--notice is longer than 500 letters'),
});

const known = async (office: Office, code: string): Promise<string> => {
  const { byCode } = await cityCatalogue(office);
  if (byCode.has(code)) return code;
  throw new AdminError(`No service has the code ${code}; there are ${[...byCode.keys()].join(', ')}.`);
};

/** Closes a service at once, with what people read meanwhile. */
export const serviceClose: AdminCommand = {
  usage: 'service close <code>',
  summary: 'let nobody begin or send a service, with a notice',
  options: [['--notice <text>', 'what people read meanwhile']],
  run: async (office, code, given) => {
    const { notice } = parseOptions(Options, given);
    const service = await known(office, code);
    await administerByCommand(office, { do: 'close_service', service, notice });
    return { json: { service, open: false, notice }, text: `${service} is closed.` };
  },
};

/** Opens a service again. */
export const serviceOpen: AdminCommand = {
  usage: 'service open <code>',
  summary: 'open a closed service again',
  options: [],
  run: async (office, code) => {
    const service = await known(office, code);
    await administerByCommand(office, { do: 'open_service', service });
    return { json: { service, open: true }, text: `${service} is open.` };
  },
};
