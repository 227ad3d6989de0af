import { takeMovesToRemind, takeReopeningsToRemind } from '../../app/db/term-reminders.ts';
import { tellContact } from '../../app/db/deliveries.ts';
import { slotOf } from '../../app/db/open-moves.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { addDays, cityDate, longDate } from '../../domain/city-time.ts';
import { deadlineText, moveTexts } from '../../flows/features/bookings/index.ts';
import { requestTexts } from '../../flows/features/requests/texts.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { showPeriod } from '../../flows/fields/field-texts.ts';
import { isByDay } from '../by-day.ts';
import { hour } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';

// Few at once: each is held until all of them are written.
const most = 20;

/** Reminds applicants, once, of a proposed move that still waits for them. */
export const remindOfMoves = async (needs: WorkerNeeds): Promise<void> => {
  const { db, vault, clock, tz, catalogue } = needs;
  const { remind } = catalogue.city.clocks.move;
  const now = clock();
  if (remind === null || !isByDay(needs)) return;
  await inTransaction(db, async (tx) => {
    for (const move of await takeMovesToRemind(tx, { now, beforeMs: remind * hour, most })) {
      const { number, contactId, startsAt, endsAt, expiresAt } = move;
      const next = showPeriod(slotOf(startsAt, endsAt, tz));
      const until = deadlineText(expiresAt.toISOString(), { tz });
      const notice = { kind: 'booking_change' as const, about: number };
      await tellContact(
        tx,
        vault,
        contactId,
        [{ text: moveTexts.reminded({ number, next, until }), notice }],
        now,
      );
    }
  });
};

/** Reminds applicants, once, of the last days in which they may say that what is completed is not finished, where the city wants that. */
export const remindOfReopening = async (needs: WorkerNeeds): Promise<void> => {
  const { db, vault, clock, tz, catalogue } = needs;
  const { within, remind } = catalogue.city.clocks.reopening;
  const now = clock();
  if (remind === null || remind >= within || !isByDay(needs)) return;
  const today = cityDate(now, tz);
  const days = { from: addDays(today, -within), to: addDays(today, remind - within) };
  await inTransaction(db, async (tx) => {
    for (const request of await takeReopeningsToRemind(tx, { now, days, within, most })) {
      const { number, contactId, service, completedOn } = request;
      const { title } = serviceFace(needs, service);
      const until = longDate(addDays(completedOn, within));
      const notice = { kind: 'completed' as const, about: number };
      await tellContact(
        tx,
        vault,
        contactId,
        [{ text: requestTexts.applicant.reopenSoon(number, title, until), notice }],
        now,
      );
    }
  });
};
