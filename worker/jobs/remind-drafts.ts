import { cityHour } from '../../domain/city-time.ts';
import { takeLeftDrafts } from '../../app/db/remind-drafts.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { storeNews } from '../../app/db/inbox.ts';
import { day, minute, timed } from '../job.ts';

const most = 100;
/** Nobody is reminded at night. */
const hours = { from: 8, to: 20 };

/** One reminder a form, a day after its last answer, between 08.00 and 20.00 city time, unless the person said stop. */
export const remindDrafts = timed('remind-drafts', minute, async ({ db, vault, clock, tz }) => {
  const now = clock();
  const hour = cityHour(now, tz);
  if (hour < hours.from || hour >= hours.to) return;
  await inTransaction(db, async (tx) => {
    const before = new Date(now.getTime() - day);
    for (const { id, contactId } of await takeLeftDrafts(tx, { now, before, most }))
      await storeNews(
        tx,
        vault,
        {
          contactId,
          providerId: `remind:${id}`,
          event: { kind: 'remind', draftId: id },
        },
        now,
      );
  });
});
