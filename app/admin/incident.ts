import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { incidentKindCodes, incidentName, noticeMs } from '../../domain/incident.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import {
  incidentById,
  incidentRegister,
  noteIncident,
  openIncident,
  type Incident,
} from '../db/incidents.ts';
import { isGuid } from '../db/request-view.ts';
import { findStaff } from '../db/staff.ts';
import { incidentOfSign } from '../db/trouble-signs.ts';
import { countTouched, isCounted, peopleOf } from '../db/touched.ts';
import { inTransaction } from '../db/transaction.ts';
import { byCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand, type Office, type Output } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions } from './options.ts';

const instant = (flag: string) =>
  z
    .string(`${flag} is needed, as 2026-11-25T08:00:00Z`)
    .transform((text) => new Date(text))
    .refine((at) => !Number.isNaN(at.getTime()), `${flag} takes an instant such as 2026-11-25T08:00:00Z`);

const Numbers = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((part) => part !== ''))
  .transform((parts) => [...new Set(parts.map((part) => readTrackingNumber(part) ?? part))]);

const OpenOptions = z
  .object({
    kind: z.enum(incidentKindCodes, `--kind takes one of ${incidentKindCodes.join(', ')}`),
    from: instant('--from'),
    to: instant('--to'),
    request: Numbers.default([]),
    channel: z.string().optional(),
    staff: z.string().optional(),
  })
  .refine(({ from, to }) => from <= to, '--to is before --from')
  .refine(({ kind, request }) => kind !== 'requests' || request.length > 0, '--kind requests needs --request')
  .refine(
    ({ kind, channel }) => kind === 'channel' || channel === undefined,
    '--channel goes with --kind channel',
  )
  .refine(({ kind, staff }) => kind === 'access' || staff === undefined, '--staff goes with --kind access');

const SignOption = z.object({ sign: z.string().optional() });

const said = ({ id, dueAt }: Pick<Incident, 'id' | 'dueAt'>): Output => ({
  json: { id, name: incidentName(id), dueAt: dueAt.toISOString() },
  text: `Incident ${id}; people and the authority are told by ${dueAt.toISOString()}.`,
});

const ofSign = async ({ db, now }: Office, sign: string): Promise<Output> => {
  const by = { actor: byCommand, now };
  const opened = isGuid(sign)
    ? await inTransaction(db, (tx) => incidentOfSign(tx, { sign, id: randomUUID() }, by))
    : null;
  if (!opened) throw new AdminError(`There is no sign of trouble ${sign}; "sign list" shows the ids.`);
  return said(opened);
};

/** Writes an incident into the register; from then on three days run in which people and the authority are told (UU 27/2022 Pasal 46). */
export const incidentOpen: AdminCommand = {
  usage: 'incident open',
  summary: 'begin an incident: who was touched, and the clock of three days',
  options: [
    ['--kind <kind>', 'access (looks), stored (what was stored), channel (what went over one) or requests'],
    ['--from <instant>', 'the first moment of it'],
    ['--to <instant>', 'the last moment of it'],
    ['--request <numbers>', 'only these requests, with commas between them'],
    ['--channel <name>', 'only what went over this channel: whatsapp, telegram'],
    ['--staff <id>', 'only looks of this member of staff'],
    ['--sign <id>', 'of a sign of trouble that administrators were told of; nothing else is needed'],
  ],
  run: async (office, _, given) => {
    const { db, now } = office;
    const { sign } = SignOption.parse(given);
    if (sign !== undefined) return ofSign(office, sign);
    const { request: requests, channel = null, staff = null, ...about } = parseOptions(OpenOptions, given);
    if (staff !== null && !(isGuid(staff) && (await findStaff(db, staff))))
      throw new AdminError(`No member of staff has the id ${staff}; "staff list" shows the ids.`);
    const id = randomUUID();
    const dueAt = new Date(now.getTime() + noticeMs);
    const incident = { ...about, id, requests, channel, staffId: staff, openedAt: now, dueAt };
    await inTransaction(db, async (tx) => {
      await openIncident(tx, incident, byCommand);
      await countTouched(tx, incident, now);
    });
    return said(incident);
  },
};

/** An incident by the id of a command's argument, counted up to now; throws AdminError when there is none. */
export const incidentOf = async ({ db, now }: Pick<Office, 'db' | 'now'>, id: string): Promise<Incident> => {
  const incident = isGuid(id) ? await incidentById(db.pool, id) : null;
  if (!incident) throw new AdminError(`There is no incident ${id}; "incident list" shows the ids.`);
  if (isCounted(incident)) return incident;
  await inTransaction(db, (tx) => countTouched(tx, incident, now));
  return { ...incident, countedAt: now };
};

const stateOf = ({ closedAt, toldAt, authorityAt }: Incident): string => {
  if (closedAt) return 'closed';
  return [
    toldAt ? 'people told' : 'people to be told',
    authorityAt ? 'authority told' : 'authority to be told',
  ].join(', ');
};

const register = async ({ db }: Office): Promise<Output> => {
  const rows = await incidentRegister(db.pool);
  return listing({
    ...{ key: 'incidents', rows, total: rows.length, headings: ['ID', 'KIND', 'OPENED', 'DUE', 'STATE'] },
    cells: (incident) => [
      ...[incident.id, incident.kind, incident.openedAt.toISOString(), incident.dueAt.toISOString()],
      stateOf(incident),
    ],
  });
};

/** Lists exactly who was touched by an incident and with what, and until when they are to be told; without an id the register. */
export const incidentList: AdminCommand = {
  usage: 'incident list [id]',
  summary:
    'who was touched by an incident, with what, and until when they are told; without an id all incidents',
  options: [],
  run: async (office, id) => {
    if (id === '') return register(office);
    const incident = await incidentOf(office, id);
    const people = await peopleOf(office.db.pool, id);
    const at = incident.dueAt.toISOString();
    const deadlines = [
      { what: 'notice to the people', at, done: incident.toldAt?.toISOString() ?? null },
      { what: 'notice to the authority', at, done: incident.authorityAt?.toISOString() ?? null },
    ];
    const lines = people.map(({ contact, kinds, requests, told }) =>
      [contact, ...kinds, ...requests, ...(told ? [`(${told})`] : [])].join('  '),
    );
    return {
      json: { id, kind: incident.kind, people, deadlines },
      text: [`${people.length} people, to be told by ${at}`, ...lines].join('\n'),
    };
  },
};

const words = z.string().trim().min(5).max(2000).optional();
const NoteOptions = z
  .object({ cause: words, measure: words })
  .refine(({ cause, measure }) => cause ?? measure, '--cause or --measure is needed');

/** Adds to an incident how it came about, or what was done about it. */
export const incidentNote: AdminCommand = {
  usage: 'incident note <id>',
  summary: 'write down how an incident came about, or what was done',
  options: [
    ['--cause <words>', 'how it came about; the last one is told to the people'],
    ['--measure <words>', 'what was done; each is kept, the last is told to the people'],
  ],
  run: async (office, id, given) => {
    const { cause, measure } = parseOptions(NoteOptions, given);
    await incidentOf(office, id);
    const by = { actor: byCommand, now: office.now };
    await inTransaction(office.db, async (tx) => {
      if (cause !== undefined) await noteIncident(tx, id, { what: 'cause', words: cause }, by);
      if (measure !== undefined) await noteIncident(tx, id, { what: 'measure', words: measure }, by);
    });
    return { json: { id, cause: cause ?? null, measure: measure ?? null }, text: 'Written down.' };
  },
};
