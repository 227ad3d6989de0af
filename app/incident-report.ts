import type { City } from '../flows/catalogue/city.ts';
import { authorityNotice, stixBundle, type StixBundle } from '../flows/features/incidents/index.ts';
import { incidentCounts } from './db/incident-notices.ts';
import type { Incident } from './db/incidents.ts';
import type { Tx } from './db/run-sql.ts';
import { incidentTold } from './incident-told.ts';

type Where = { city: City; tz: string; now: Date };

/** An incident for the response team's tools: numbers, and nobody by name. */
export const incidentBundle = async (tx: Tx, incident: Incident, where: Where): Promise<StixBundle> => {
  const [told, counts] = [await incidentTold(tx, incident), await incidentCounts(tx, incident.id)];
  return stixBundle(
    { ...told, authorityAt: incident.authorityAt, closedAt: incident.closedAt },
    counts,
    where,
  );
};

/** The same for people to read, as a PDF: what the authority is told. */
export const incidentPdf = async (
  tx: Tx,
  incident: Incident,
  { city, tz }: Omit<Where, 'now'>,
): Promise<Buffer> => {
  const [told, counts] = [await incidentTold(tx, incident), await incidentCounts(tx, incident.id)];
  // What prints is loaded when somebody wants paper, not by every process that starts.
  const { taggedPdf } = await import('./pdf/tagged-pdf.ts');
  const { title, parts } = authorityNotice(told, counts, { city, tz });
  return taggedPdf({ title, parts, from: city.letterhead.lines }, city.office.name);
};
