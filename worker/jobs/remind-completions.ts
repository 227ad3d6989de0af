import { requestTexts } from '../../flows/features/requests/texts.ts';
import { cityDate } from '../../domain/city-time.ts';
import { remindApplicant, takeUnasked, takeUnreminded } from '../../app/db/completion-reminders.ts';
import { alertStaff } from '../../app/db/deliveries.ts';
import { requestViews } from '../../app/db/requests.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { operatorsOf } from '../../flows/features/office/alerts.ts';
import { waitingAlert } from '../../flows/features/completion/waiting-applicant.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { isByDay } from '../by-day.ts';
import { day } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';

// Few at once: each is held until all of them are written.
const most = 20;
/*
 * What becomes of a request that waits for its applicant (Pasal 9(1): it is put off until completed): one reminder, then
 * one question to the operators.
 */

/** Reminds each applicant once of what their request still lacks, unless they said stop; they then count as reminded, so that the operators are asked all the same. */
export const remindCompletions = async (needs: WorkerNeeds): Promise<void> => {
  if (!isByDay(needs)) return;
  const { db, vault, clock, settings } = needs;
  const now = clock();
  const before = new Date(now.getTime() - settings.completionReminderDays * day);
  await inTransaction(db, async (tx) => {
    for (const { id, contactId, remindersOff } of await takeUnreminded(tx, { now, before, most }))
      if (!remindersOff)
        await remindApplicant(tx, vault, {
          requestId: id,
          contactId,
          actor: requestTexts.systemRole,
          role: 'system',
          now,
        });
  });
};

/** Asks the unit's operators, once, what to do with a request whose applicant has not answered a reminder for days. */
export const askAboutCompletions = async (needs: WorkerNeeds): Promise<void> => {
  if (!isByDay(needs)) return;
  const { db, vault, clock, tz, settings, catalogue } = needs;
  const { units } = catalogue.city;
  const now = clock();
  const before = new Date(now.getTime() - settings.completionAskAfterDays * day);
  await inTransaction(db, async (tx) => {
    const due = await takeUnasked(tx, { now, before, most });
    const off = new Map(due.map(({ id, remindersOff }) => [id, remindersOff]));
    for (const request of await requestViews(tx, vault, { ids: due.map(({ id }) => id) })) {
      const remindersOff = off.get(request.id) ?? false;
      const alert = waitingAlert(request, serviceFace(needs, request.service), { tz, remindersOff });
      await alertStaff(tx, vault, operatorsOf(request.unit, units), [alert], {
        today: cityDate(now, tz),
        secretariat: units.secretariat,
        now,
      });
    }
  });
};
