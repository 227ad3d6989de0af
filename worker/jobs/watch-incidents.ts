import { alertAdministrators } from '../../app/alert-administrators.ts';
import { endTelling, incidentCounts, tellTouched } from '../../app/db/incident-notices.ts';
import { openIncidents, type Incident } from '../../app/db/incidents.ts';
import { countTouched, isCounted } from '../../app/db/touched.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { incidentTold } from '../../app/incident-told.ts';
import { incidentName, incidentRung } from '../../domain/incident.ts';
import { incidentTexts, personNotice } from '../../flows/features/incidents/index.ts';
import { moment } from '../../flows/features/requests/index.ts';
import { day, minute, timed } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';

const atOnce = 100;
/** A warning is given once. */
const onceMs = 400 * day;

/** Writes to everybody an approved incident touched and who has not been written to, some at a time: whoever dies in the middle leaves the rest to the next. */
const tellPeople = async (incident: Incident, needs: WorkerNeeds): Promise<void> => {
  const { db, vault, clock, tz, catalogue } = needs;
  const told = await incidentTold(db.pool, incident);
  const bodyOf: Parameters<typeof tellTouched>[2]['bodyOf'] = (person) =>
    vault.seal(JSON.stringify({ text: personNotice(told, person, { city: catalogue.city, tz }) }));
  const some = (): Promise<number> =>
    inTransaction(db, (tx) => tellTouched(tx, incident.id, { bodyOf, now: clock(), most: atOnce }));
  while ((await some()) > 0);
  if (isCounted(incident)) await endTelling(db.pool, incident.id, clock());
};

const warn = async (incident: Incident, needs: WorkerNeeds): Promise<void> => {
  const rung = incidentRung(incident.dueAt, needs.clock());
  if (rung === null) return;
  const counts = await incidentCounts(needs.db.pool, incident.id);
  const missing = [
    ...(counts.told.not > 0 || incident.toldAt === null ? (['people'] as const) : []),
    ...(incident.authorityAt === null ? (['authority'] as const) : []),
  ];
  if (missing.length === 0) return;
  const until = moment(incident.dueAt.toISOString(), needs);
  await alertAdministrators(needs, {
    key: `incident:${incident.id}:${rung}`,
    text: incidentTexts.clock(rung, incidentName(incident.id), until, missing),
    quietMs: onceMs,
  });
};

/** Counts whom open incidents touched as their period goes on, writes approved notices, and warns administrators of the three days that run. */
export const watchIncidents = timed('watch-incidents', minute, async (needs) => {
  const { db, clock } = needs;
  for (const found of await openIncidents(db.pool)) {
    const counted = isCounted(found);
    if (!counted) await inTransaction(db, (tx) => countTouched(tx, found, clock()));
    const incident = counted ? found : { ...found, countedAt: clock() };
    if (incident.approvedAt !== null && incident.toldAt === null) await tellPeople(incident, needs);
    await warn(incident, needs);
  }
});
