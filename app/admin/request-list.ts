import { z } from 'zod';
import type { Units } from '../../domain/unit.ts';
import { cityUnits } from './chosen-city.ts';
import { countRequests, requestViews } from '../db/requests.ts';
import type { AdminCommand } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions, StateOption, takeFlag, TakeOption, unitOption } from './options.ts';

const optionsIn = (units: Units) =>
  z.object({
    state: StateOption.optional(),
    unit: unitOption(units).optional(),
    take: TakeOption,
  });

/** Lists requests by the date promised, the most urgent first; no personal data. */
export const requestList: AdminCommand = {
  usage: 'request list',
  summary: 'list requests, the most urgent first',
  options: [
    ['--state <state>', 'only those in this state'],
    ['--unit <unit>', 'only those of this unit'],
    takeFlag,
  ],
  run: async (office, _, given) => {
    const { db, vault } = office;
    const { state, unit, take } = parseOptions(optionsIn(await cityUnits(office)), given);
    const where = { ...(state && { states: [state] }), ...(unit && { units: [unit] }) };
    const views = await requestViews(db, vault, { ...where, take });
    const requests = views.map(({ number, service, state, unit, promisedOn, submittedAt, since }) => ({
      number,
      service,
      state,
      unit,
      promisedOn,
      submittedAt,
      since,
    }));
    return listing({
      key: 'requests',
      rows: requests,
      total: await countRequests(db.pool, where),
      headings: ['NUMBER', 'SERVICE', 'STATE', 'UNIT', 'PROMISED'],
      cells: ({ number, service, state, unit, promisedOn }) => [number, service, state, unit, promisedOn],
    });
  },
};
