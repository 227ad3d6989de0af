import { z } from 'zod';
import { rulesOf, type Resource, type Resources } from '../../domain/resources.ts';
import { cityResources } from './chosen-city.ts';
import { calendarAddress } from '../calendar/calendar-link.ts';
import { openCalendarLink, revokeCalendarLink } from '../db/calendar-links.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { parseOptions } from './options.ts';
import { publicUrlOf } from './public-url.ts';

const resourceOf = (given: string, resources: Resources): Resource => {
  const codes = [...resources.keys()];
  const found = codes.find((code) => code === given.trim().toLowerCase());
  if (!found) throw new AdminError(`A resource is one of ${codes.join(', ')}; got "${given}".`);
  return found;
};

const Options = z.object({ renew: z.boolean().default(false) });

/** Prints the address of a resource's calendar for staff to subscribe to; the same each time until it is renewed. */
export const calendarLink: AdminCommand = {
  usage: 'calendar link <resource>',
  summary: 'print the address of a resource’s calendar, to subscribe to',
  options: [['--renew', 'make a new address; the old one works no longer']],
  run: async (office, argument, given) => {
    const { db, vault, now } = office;
    const { renew } = parseOptions(Options, given);
    const resources = await cityResources(office);
    const resource = resourceOf(argument, resources);
    const publicUrl = publicUrlOf(process.env);
    const generation = await openCalendarLink(db, resource, { now, renew });
    const url = calendarAddress(vault, { publicUrl, resource, generation });
    return {
      json: { resource, url },
      text: `${url}\nWhoever has this address can read the calendar of ${rulesOf(resources, resource).label}. "calendar link ${resource} --renew" makes a new one, "calendar revoke ${resource}" takes it back.`,
    };
  },
};

/** Takes the address of a resource's calendar back. */
export const calendarRevoke: AdminCommand = {
  usage: 'calendar revoke <resource>',
  summary: 'take the address of a resource’s calendar back',
  options: [],
  run: async (office, argument) => {
    const { db, now } = office;
    const resources = await cityResources(office);
    const resource = resourceOf(argument, resources);
    const revoked = await revokeCalendarLink(db, resource, now);
    if (!revoked)
      throw new AdminError(`There is no address of ${rulesOf(resources, resource).label} to take back.`);
    return {
      json: { resource, revokedAt: now.toISOString() },
      text: `The calendar of ${rulesOf(resources, resource).label} has no address any more.`,
    };
  },
};
