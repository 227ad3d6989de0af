import type { IncidentTold } from '../flows/features/incidents/index.ts';
import { incidentEntries, type Incident } from './db/incidents.ts';
import type { Tx } from './db/run-sql.ts';

/** What notices say of an incident: itself, and what was found out and done about it so far. */
export const incidentTold = async (tx: Tx, incident: Incident): Promise<IncidentTold> => {
  const entries = await incidentEntries(tx, incident.id);
  const wordsOf = (what: 'cause' | 'measure'): string[] =>
    entries.filter((entry) => entry.what === what).map(({ words }) => words);
  return { ...incident, cause: wordsOf('cause').at(-1) ?? null, measures: wordsOf('measure') };
};
