import { z } from 'zod';
import { requestViews } from '../db/requests.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions, StateOption, UnitOption } from './options.ts';
import { table } from './table.ts';

const Options = z.object({
  state: StateOption.optional(),
  unit: UnitOption.optional(),
  take: z.coerce
    .number('--take takes a number')
    .int('--take takes a whole number')
    .min(1, '--take is at least 1')
    .default(100),
});

/** Lists requests by the date promised, the most urgent first; no personal data. */
export const requestList: AdminCommand = {
  usage: 'request list',
  summary: 'list requests, the most urgent first',
  options: [
    ['--state <state>', 'only those in this state'],
    ['--unit <unit>', 'only those of this unit'],
    ['--take <n>', 'at most so many (100)'],
  ],
  run: async ({ db, vault }, _, given) => {
    const { state, unit, take } = parseOptions(Options, given);
    const views = await requestViews(db, vault, {
      ...(state && { states: [state] }),
      ...(unit && { units: [unit] }),
      take,
    });
    const requests = views.map(({ number, service, state, unit, promisedOn, submittedAt, since }) => ({
      number,
      service,
      state,
      unit,
      promisedOn,
      submittedAt,
      since,
    }));
    return {
      json: { requests },
      text: table(
        ['NUMBER', 'SERVICE', 'STATE', 'UNIT', 'PROMISED'],
        requests.map(({ number, service, state, unit, promisedOn }) => [
          number,
          service,
          state,
          unit,
          promisedOn,
        ]),
      ),
    };
  },
};
