import { z } from 'zod';
import { dataKindWords } from '../../domain/incident.ts';
import { authorityNotice, personNotice } from '../../flows/features/incidents/index.ts';
import { recordAccess } from '../db/accesses.ts';
import { recordAdmin } from '../db/admin-events.ts';
import { incidentCounts, paperList, papersSent } from '../db/incident-notices.ts';
import { stepIncident, type IncidentStep } from '../db/incidents.ts';
import { inTransaction } from '../db/transaction.ts';
import { incidentTold } from '../incident-told.ts';
import { byCommand } from './administer-by-command.ts';
import { cityCatalogue, cityZone } from './chosen-city.ts';
import { AdminError, type AdminCommand, type Office } from './command.ts';
import { incidentOf } from './incident.ts';
import { listing } from './listing.ts';
import { parseOptions } from './options.ts';

const where = async (office: Office) => {
  const [{ city }, tz] = await Promise.all([cityCatalogue(office), cityZone(office)]);
  return { city, tz };
};

const step = async (
  { db, now }: Office,
  id: string,
  what: IncidentStep,
  { already, note = null }: { already: string; note?: string | null },
): Promise<void> => {
  const by = { actor: byCommand, now, note };
  if (!(await inTransaction(db, (tx) => stepIncident(tx, id, what, by)))) throw new AdminError(already);
};

const ApproveOptions = z.object({ yes: z.boolean().default(false) });

/** Shows the notice to the people an incident touched, and with `--yes` lets it go: the worker writes to each of them once. */
export const incidentNotify: AdminCommand = {
  usage: 'incident notify <id>',
  summary: 'the notice to the people an incident touched; with --yes it is sent to each, once',
  options: [['--yes', 'approve it: the worker sends it']],
  run: async (office, id, given) => {
    const { yes } = parseOptions(ApproveOptions, given);
    const incident = await incidentOf(office, id);
    const { db } = office;
    const counts = await incidentCounts(db.pool, id);
    const sample = { kinds: Object.keys(counts.kinds), requests: ['TD-…'] };
    const notice = personNotice(await incidentTold(db.pool, incident), sample, await where(office));
    if (yes) await step(office, id, 'incident_approved', { already: 'It was approved or closed before.' });
    const said = yes ? 'Approved: the worker sends it.' : 'Say --yes to have it sent.';
    return {
      json: { id, approved: yes || incident.approvedAt !== null, people: counts.people, notice },
      text: [notice, '', `${counts.people} people. ${said}`].join('\n'),
    };
  },
};

const PaperOptions = z.object({ sent: z.boolean().default(false) });

/** Lists whom an incident's notice did not reach, for letters; itself a look at their data. */
export const incidentPaper: AdminCommand = {
  usage: 'incident paper <id>',
  summary: 'who could not be reached and gets a letter',
  options: [['--sent', 'the letters have gone: write that down']],
  run: async (office, id, given) => {
    const { sent } = parseOptions(PaperOptions, given);
    await incidentOf(office, id);
    const { db, now } = office;
    const rows = await paperList(db.pool, id);
    const of = rows.map(({ contact }) => ({ contactId: contact }));
    await recordAccess(db.pool, { by: 'command', door: 'command', what: 'notice', at: now, of });
    if (sent)
      await inTransaction(db, async (tx) => {
        const note = `${await papersSent(tx, id, now)} surat`;
        await recordAdmin(tx, { action: 'incident_paper', about: id, actor: byCommand, at: now, note });
      });
    return listing({
      ...{
        key: 'people',
        rows,
        total: rows.length,
        headings: ['NAME', 'PHONE', 'INSTITUTION', 'DATA', 'REQUESTS'],
      },
      cells: ({ name, phone, institution, kinds, requests }) => [
        ...[name ?? '', phone ?? '', institution ?? ''],
        ...[kinds.map(dataKindWords).join(', '), requests.join(' ')],
      ],
    });
  },
};

const AuthorityOptions = z.object({ told: z.boolean().default(false) });

/** Gives the notice to the authority, numbers only, and writes down that it was told. */
export const incidentAuthority: AdminCommand = {
  usage: 'incident authority <id>',
  summary: 'the notice to the authority; with --told it was given',
  options: [['--told', 'the authority has been told: write that down']],
  run: async (office, id, given) => {
    const { told } = parseOptions(AuthorityOptions, given);
    const incident = await incidentOf(office, id);
    const { db } = office;
    const [of, counts] = [await incidentTold(db.pool, incident), await incidentCounts(db.pool, id)];
    const notice = authorityNotice(of, counts, await where(office));
    if (told)
      await step(office, id, 'incident_authority_told', {
        already: 'It was told or the incident closed before.',
      });
    const lines = notice.parts.flatMap(({ heading, paragraphs }) => ['', heading, ...paragraphs]);
    return {
      json: { id, told: told || incident.authorityAt !== null, notice },
      text: [notice.title, ...lines].join('\n'),
    };
  },
};

const CloseOptions = z.object({ reason: z.string('--reason is needed').trim().min(5).max(500) });

/** Closes an incident: what came of it stays in the register. */
export const incidentClose: AdminCommand = {
  usage: 'incident close <id>',
  summary: 'close an incident, with what came of it',
  options: [['--reason <words>', 'what came of it']],
  run: async (office, id, given) => {
    const { reason } = parseOptions(CloseOptions, given);
    await incidentOf(office, id);
    await step(office, id, 'incident_closed', { already: 'It was closed before.', note: reason });
    return { json: { id, closed: true }, text: 'Closed.' };
  },
};
