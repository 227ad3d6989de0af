import { z } from 'zod';
import { resourceCodes, resources, type Resource } from '../../domain/resources.ts';
import { calendarAddress } from '../calendar/calendar-link.ts';
import { openCalendarLink, revokeCalendarLink } from '../db/calendar-links.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { parseOptions } from './options.ts';
import { publicUrlOf } from './public-url.ts';

const resourceOf = (given: string): Resource => {
  const found = resourceCodes.find((code) => code === given.trim().toLowerCase());
  if (!found) throw new AdminError(`A resource is one of ${resourceCodes.join(', ')}; got "${given}".`);
  return found;
};

const Options = z.object({ renew: z.boolean().default(false) });

/** Prints the address of a resource's calendar for staff to subscribe to; the same each time until it is renewed. */
export const calendarLink: AdminCommand = {
  usage: 'calendar link <resource>',
  summary: 'print the address of a resource’s calendar, to subscribe to',
  options: [['--renew', 'make a new address; the old one works no longer']],
  run: async ({ db, vault, now }, argument, given) => {
    const { renew } = parseOptions(Options, given);
    const resource = resourceOf(argument);
    const publicUrl = publicUrlOf(process.env);
    const generation = await openCalendarLink(db, resource, { now, renew });
    const url = calendarAddress(vault, { publicUrl, resource, generation });
    return {
      json: { resource, url },
      text: `${url}\nWhoever has this address can read the calendar of ${resources[resource].label}. "calendar link ${resource} --renew" makes a new one, "calendar revoke ${resource}" takes it back.`,
    };
  },
};

/** Takes the address of a resource's calendar back. */
export const calendarRevoke: AdminCommand = {
  usage: 'calendar revoke <resource>',
  summary: 'take the address of a resource’s calendar back',
  options: [],
  run: async ({ db, now }, argument) => {
    const resource = resourceOf(argument);
    const revoked = await revokeCalendarLink(db, resource, now);
    if (!revoked) throw new AdminError(`There is no address of ${resources[resource].label} to take back.`);
    return {
      json: { resource, revokedAt: now.toISOString() },
      text: `The calendar of ${resources[resource].label} has no address any more.`,
    };
  },
};
