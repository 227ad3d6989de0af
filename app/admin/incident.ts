import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dataRequestMs } from '../../domain/data-request.ts';
import { recordAdmin } from '../db/admin-events.ts';
import { incidentById, incidentKinds, openIncident, peopleOf } from '../db/incidents.ts';
import { isGuid } from '../db/request-view.ts';
import { inTransaction } from '../db/transaction.ts';
import { byCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { parseOptions } from './options.ts';

const instant = (flag: string) =>
  z
    .string(`${flag} is needed, as 2026-11-25T08:00:00Z`)
    .transform((text) => new Date(text))
    .refine((at) => !Number.isNaN(at.getTime()), `${flag} takes an instant such as 2026-11-25T08:00:00Z`);

const OpenOptions = z.object({
  kind: z.enum(incidentKinds, `--kind takes one of ${incidentKinds.join(', ')}`),
  from: instant('--from'),
  to: instant('--to'),
  request: z.string().optional(),
});

/** Writes an incident into the register; from then on three days run in which people and the authority are told (UU 27/2022 Pasal 46). */
export const incidentOpen: AdminCommand = {
  usage: 'incident open',
  summary: 'begin an incident: who was touched, and the clock of three days',
  options: [
    ['--kind <kind>', 'access (looks), stored (what was stored) or channel (what went over one)'],
    ['--from <instant>', 'the first moment of it'],
    ['--to <instant>', 'the last moment of it'],
    ['--request <number>', 'only this request'],
  ],
  run: async ({ db, now }, _, given) => {
    const { kind, from, to, request = null } = parseOptions(OpenOptions, given);
    const id = randomUUID();
    const dueAt = new Date(now.getTime() + dataRequestMs);
    await inTransaction(db, async (tx) => {
      await openIncident(tx, { id, kind, from, to, request, openedAt: now, dueAt });
      const note = `${kind} ${from.toISOString()} – ${to.toISOString()}`;
      await recordAdmin(tx, { action: 'incident_opened', about: id, actor: byCommand, at: now, note });
    });
    return {
      json: { id },
      text: `Incident ${id}; people and the authority are told by ${dueAt.toISOString()}.`,
    };
  },
};

/** Lists exactly who was touched by an incident and with what, and until when they are to be told. */
export const incidentList: AdminCommand = {
  usage: 'incident list <id>',
  summary: 'who was touched by an incident, with what, and until when they are told',
  options: [],
  run: async ({ db }, id) => {
    const incident = isGuid(id) ? await incidentById(db.pool, id) : null;
    if (!incident) throw new AdminError(`There is no incident ${id}; "incident open" gives its id.`);
    const people = await peopleOf(db.pool, incident);
    const at = incident.dueAt.toISOString();
    const deadlines = [
      { what: 'notice to the people', at },
      { what: 'notice to the authority', at },
    ];
    const lines = people.map(({ contact, kinds, requests }) => [contact, ...kinds, ...requests].join('  '));
    return {
      json: { id, kind: incident.kind, people, deadlines },
      text: [`${people.length} people, to be told by ${at}`, ...lines].join('\n'),
    };
  },
};
