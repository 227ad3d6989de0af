import { rulesOf, type Resource } from '../../domain/resources.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { bookingTexts } from '../../flows/features/bookings/texts.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { heldBetween, type Held } from '../db/booking-list.ts';
import type { Database } from '../db/open.ts';
import { calendarText, type CalendarEntry } from './calendar-text.ts';

const keptDays = 30;
/** How often calendars are told to look again. */
export const refreshMinutes = 15;

const uidOf = (held: Held): string => {
  const own = held.kind === 'block' ? `${held.blockId}-${held.from.getTime()}` : held.requestId;
  return `${held.resource}-${held.kind}-${own}@teman-disko`;
};

const entryOf = (held: Held, catalogue: Catalogue): CalendarEntry => {
  const { resource, seats, from, to } = held;
  const { capacity, noun, place } = rulesOf(catalogue.city.resources, resource);
  const lines = capacity > 1 ? [bookingTexts.entryText.seats(seats, noun)] : [];
  const common = { uid: uidOf(held), from, to, stamp: held.changedAt, place };
  if (held.kind === 'block')
    return {
      ...common,
      sequence: 0,
      title: bookingTexts.blockTitle(held.reason),
      description: lines.join('\n'),
    };
  const tentative = held.kind === 'proposal';
  return {
    ...common,
    sequence: held.version,
    title: bookingTexts.entryTitle(serviceFace({ catalogue }, held.service).title, held.institution),
    description: [...lines, ...(tentative ? [bookingTexts.entryText.proposal] : [])].join('\n'),
    tentative,
  };
};

/** The calendar of a resource for those who work there: what is to come and the last 30 days, by service and institution only. */
export const resourceCalendar = async (
  { pool }: Pick<Database, 'pool'>,
  resource: Resource,
  { catalogue, now }: { catalogue: Catalogue; now: Date },
): Promise<string> => {
  const from = new Date(now.getTime() - keptDays * 86_400_000);
  const held = await heldBetween(pool, { resources: [resource], from, until: null });
  return calendarText(
    bookingTexts.calendarName(resource, catalogue.city),
    held.map((each) => entryOf(each, catalogue)),
    { refreshMinutes },
  );
};
