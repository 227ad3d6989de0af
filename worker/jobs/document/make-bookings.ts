import { bookedBetween } from '../../../app/booked.ts';
import { addDays, cityDate, cityTime, longDate } from '../../../domain/city-time.ts';
import { weekdayOf } from '../../../domain/iso-date.ts';
import { bookingDay } from '../../../flows/features/form/form.ts';
import { roomsTexts } from '../../../flows/features/rooms/rooms-texts.ts';
import { bookingsPicture, pictureWidth } from '../../pictures/bookings-picture.ts';
import { pngOf } from '../../pictures/png.ts';
import type { WorkerNeeds } from '../../needs.ts';
import type { Made } from './make-document.ts';

/** The picture of who holds what on some days; of a week, its weekend only when something is held on it. */
export const makeBookings = async (
  { from, days }: { from: string; days: number },
  {
    sandbox,
    db,
    settings,
    catalogue,
    clock,
    tz,
  }: Pick<WorkerNeeds, 'sandbox' | 'db' | 'settings' | 'catalogue' | 'clock' | 'tz'>,
): Promise<Made> => {
  const until = addDays(from, days - 1);
  const booked = await bookedBetween(db, {
    resources: [...catalogue.city.resources.keys()],
    from,
    until,
    tz,
  });
  const dates = Array.from({ length: days }, (_, n) => addDays(from, n)).filter(
    (date) => days === 1 || weekdayOf(date) <= 5 || booked.some((each) => each.date === date),
  );
  const now = clock();
  const drawnAt = `per ${longDate(cityDate(now, tz)).split(', ')[1] ?? ''} ${cityTime(now, tz).replace(':', '.')}`;
  const svg = bookingsPicture(dates, booked, {
    day: bookingDay({ now, tz, settings, catalogue }),
    drawnAt,
    title: roomsTexts.pictureTitle(catalogue.city.office),
  });
  return {
    text: roomsTexts.pictureText(dates[0] ?? from, dates.at(-1) ?? until),
    file: {
      name: `jadwal-ruang-${from}.png`,
      mime: 'image/png',
      bytes: await pngOf(sandbox, svg, pictureWidth),
    },
  };
};
