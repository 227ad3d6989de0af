import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { recordAdmin } from '../db/admin-events.ts';
import { inTransaction } from '../db/transaction.ts';
import { incidentBundle, incidentPdf } from '../incident-report.ts';
import { byCommand } from './administer-by-command.ts';
import { cityCatalogue, cityZone } from './chosen-city.ts';
import type { AdminCommand } from './command.ts';
import { incidentOf } from './incident.ts';
import { parseOptions } from './options.ts';

const Options = z.object({ pdf: z.string().optional() });

/** Gives an incident for the incident team of the city (Pasal 15): as JSON in the manner of STIX 2.1, and as a PDF. */
export const incidentExport: AdminCommand = {
  usage: 'incident export <id>',
  summary: 'an incident for the response team: JSON in the manner of STIX 2.1, or a PDF',
  options: [['--pdf <file>', 'write the PDF into this file besides']],
  run: async (office, id, given) => {
    const { pdf } = parseOptions(Options, given);
    const incident = await incidentOf(office, id);
    const { db, now } = office;
    const [{ city }, tz] = await Promise.all([cityCatalogue(office), cityZone(office)]);
    const where = { city, tz, now };
    const bundle = await incidentBundle(db.pool, incident, where);
    if (pdf !== undefined) await writeFile(pdf, await incidentPdf(db.pool, incident, where));
    const note = pdf === undefined ? 'JSON' : 'JSON, PDF';
    await inTransaction(db, (tx) =>
      recordAdmin(tx, { action: 'incident_exported', about: id, actor: byCommand, at: now, note }),
    );
    return { json: bundle, text: JSON.stringify(bundle, null, 2) };
  },
};
