import { alertAdministrators } from '../../app/alert-administrators.ts';
import { askForCheck, lastCheck } from '../../app/db/audit-checks.ts';
import { findSigns, raiseSign, signTold, untoldSigns } from '../../app/db/trouble-signs.ts';
import { historyBegan } from '../../app/db/admin-events.ts';
import { incidentTexts, signOption } from '../../flows/features/incidents/index.ts';
import { day, hour, minute, timed } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';

/** A sign is told once. */
const onceMs = 400 * day;
const checker = 'pemeriksaan harian';

/** Has the whole history checked once a day, and makes a sign of what does not hold. */
const checkChains = async ({ db, clock }: WorkerNeeds): Promise<void> => {
  const now = clock();
  const last = await lastCheck(db);
  const since = last ? new Date(last.askedAt) : await historyBegan(db.pool);
  if (since !== null && now.getTime() - since.getTime() >= day) await askForCheck(db, checker, now);
  const done = last?.done;
  if (!done || done.broken.length === 0 || now.getTime() - Date.parse(done.at) >= hour) return;
  const to = new Date(done.at);
  const from = new Date(to.getTime() - day);
  await raiseSign(
    db.pool,
    { kind: 'chain', staffId: null, channel: null, from, to, count: done.broken.length },
    now,
  );
};

/** Finds signs of trouble by itself and tells administrators of each once, with a button that makes an incident of it. */
export const watchSigns = timed('watch-signs', minute, async (needs) => {
  const { db, clock, settings } = needs;
  await checkChains(needs);
  for (const found of await findSigns(db.pool, settings, clock())) await raiseSign(db.pool, found, clock());
  for (const sign of await untoldSigns(db.pool)) {
    await alertAdministrators(needs, {
      ...{ key: `sign:${sign.id}`, text: incidentTexts.sign(sign), quietMs: onceMs },
      options: [signOption(sign.id)],
    });
    await signTold(db.pool, sign.id, clock());
  }
});
