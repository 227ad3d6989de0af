import { addDays, cityDate, cityTime, toInstant } from '../../domain/city-time.ts';
import { tellContact } from '../../app/db/deliveries.ts';
import { takeDueBookings, type DueBooking } from '../../app/db/remind-bookings.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { bookingReminder } from '../../flows/features/bookings/reminder.ts';
import { minute, timed } from '../job.ts';

/** Nobody is reminded at night; what the evening before has missed is told in the morning of the day itself. */
const hours = { from: '06:00', to: '21:00' };

/** Everything one request holds in one period, together. */
const byPeriod = (due: readonly DueBooking[]): DueBooking[][] => {
  const periods = new Map<string, DueBooking[]>();
  for (const booking of due) {
    const key = `${booking.requestId} ${booking.startsAt.toISOString()} ${booking.endsAt.toISOString()}`;
    periods.set(key, [...(periods.get(key) ?? []), booking]);
  }
  return [...periods.values()];
};

/**
 * Reminds applicants, once, the day before of what they still hold (at 15.00 city time unless the city says otherwise). It
 * is news about their own appointment and goes out also to those who want no reminders of unsent forms.
 */
export const remindBookings = timed(
  'remind-bookings',
  minute,
  async ({ db, vault, clock, tz, settings, catalogue }) => {
    const now = clock();
    const [today, time] = [cityDate(now, tz), cityTime(now, tz)];
    if (time < hours.from || time >= hours.to) return;
    const { remindAt } = settings.bookings;
    const until = toInstant(addDays(today, time >= remindAt ? 2 : 1), '00:00', tz);
    await inTransaction(db, async (tx) => {
      for (const held of byPeriod(await takeDueBookings(tx, { now, until, tz, remindAt }))) {
        const [first] = held;
        if (!first) continue;
        const { contactId, number, startsAt, endsAt } = first;
        const date = cityDate(startsAt, tz);
        const slot = { date, from: cityTime(startsAt, tz), to: cityTime(endsAt, tz) };
        await tellContact(
          tx,
          vault,
          contactId,
          [bookingReminder({ number, slot, held, isToday: date === today }, catalogue.city.resources)],
          now,
        );
      }
    });
  },
);
