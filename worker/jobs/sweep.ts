import { cityHour } from '../../domain/city-time.ts';
import { dueSubmissions } from '../../app/db/held-submissions.ts';
import { addSubmit } from '../../app/jobs.ts';
import { alertAdministrators } from '../../app/alert-administrators.ts';
import { isOutage } from '../../app/db/outage.ts';
import { storeNews } from '../../app/inbox.ts';
import { troubleTexts } from '../../flows/features/alerts/trouble-texts.ts';
import type { WorkerNeeds } from '../needs.ts';
import { afterMerging } from './sweep/after-merging.ts';
import { clearDrafts } from './sweep/clear-drafts.ts';
import { clearOutbox } from './sweep/clear-outbox.ts';
import { digest } from './sweep/digest.ts';
import { forgetAgain } from '../../app/forget-files.ts';
import { forgetDocuments, reorderDocuments } from './sweep/document-orders.ts';
import { forgetSoftHolds } from './sweep/forget-soft-holds.ts';
import { escalate, warnOfHolidays } from './sweep/escalation.ts';
import { expireMoves } from './sweep/expire-moves.ts';
import { tendWatches } from './sweep/tend-watches.ts';
import { remindBookings } from './sweep/remind-bookings.ts';
import { tellUndelivered } from './sweep/tell-undelivered.ts';
import { remindCompletions } from './sweep/remind-completions.ts';
import { sealHistory } from './sweep/seal-history.ts';

const minute = 60_000;
const batch = 100;
const mostResubmitted = 1000;
/** Nobody is reminded at night. */
const reminderHours = { from: 8, to: 20 };

/** Puts back submit jobs that a queue has lost, for PostgreSQL knows which drafts still wait, and tries held ones again. */
const resubmit = async ({ db, queues, clock }: WorkerNeeds): Promise<void> => {
  for (const id of await dueSubmissions(db.pool, clock(), mostResubmitted)) await addSubmit(queues, id);
};

/** One reminder a draft, a day after its last answer, between 08.00 and 20.00 city time, unless the person said stop. */
const remind = async ({ db, vault, clock, tz }: WorkerNeeds): Promise<void> => {
  const now = clock();
  const hour = cityHour(now, tz);
  if (hour < reminderHours.from || hour >= reminderHours.to) return;
  await db.prisma.$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string; contactId: string }[]>`
      UPDATE draft SET reminded_at = ${now}
      WHERE id IN (
        SELECT d.id FROM draft d JOIN contact c ON c.id = d.contact_id
        WHERE d.state = 'open' AND d.request_id IS NULL AND d.reminded_at IS NULL AND NOT c.reminders_off
          AND d.updated_at < ${new Date(now.getTime() - 24 * 60 * minute)} AND d.expires_at > ${now}
        ORDER BY d.updated_at LIMIT ${batch} FOR UPDATE OF d SKIP LOCKED)
      RETURNING id, contact_id AS "contactId"`;
    for (const { id, contactId } of due)
      await storeNews(tx, vault, {
        contactId,
        providerId: `remind:${id}`,
        event: { kind: 'remind', draftId: id },
      });
  });
};

const forgetLinks = async ({ db, clock }: WorkerNeeds): Promise<void> => {
  await db.prisma.secureToken.deleteMany({
    where: { expiresAt: { lt: new Date(clock().getTime() - 24 * 60 * minute) } },
  });
};

const parts = [
  resubmit,
  reorderDocuments,
  forgetDocuments,
  remind,
  remindCompletions,
  expireMoves,
  remindBookings,
  tendWatches,
  digest,
  escalate,
  warnOfHolidays,
  clearDrafts,
  forgetAgain,
  forgetLinks,
  clearOutbox,
  tellUndelivered,
  forgetSoftHolds,
  afterMerging,
  sealHistory,
];

/** A part that fails so often in a row, once a minute, will not mend itself. */
const mostFailures = 10;
const dayMs = 24 * 60 * minute;

/**
 * What time brings, run every minute by one worker: each part is safe to repeat, and one that fails does not stop the
 * others. Administrators hear of one that goes on failing.
 */
export const sweep = (needs: WorkerNeeds) => {
  const failed = new Map<string, number>();

  const fails = async (name: string, error: unknown): Promise<void> => {
    // That the database is away is said once, of the sweep as a whole.
    if (isOutage(error)) return;
    needs.log.error({ err: error, part: name }, 'a part of the sweep failed');
    const times = (failed.get(name) ?? 0) + 1;
    failed.set(name, times);
    if (times < mostFailures) return;
    await alertAdministrators(needs, {
      key: `sweep:${name}`,
      text: troubleTexts.sweepFails(name),
      quietMs: dayMs,
    });
  };

  return async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const part of parts)
      try {
        await part(needs);
        failed.delete(part.name);
      } catch (error) {
        failures.push(error);
        await fails(part.name, error);
      }
    if (failures.length > 0) throw failures[0];
  };
};
