import { cityDate, cityTime, toInstant } from '../../../domain/city-time.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { isWorkingDay, workingDayBefore } from '../../../domain/working-days.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { Settings } from '../../settings.ts';
import { digestTexts, type DigestCounts } from './digest-texts.ts';
import { inboxOptionId } from '../office/index.ts';

/** A digest that is due: its day and time, whether it is the day's first, and since when something counts as new. */
export type DigestSlot = { key: string; time: string; first: boolean; since: Date };

/** After this nobody begins what a digest would tell them of; a worker that comes back later lets it be. */
const latest = '17:00';

/** The digest that is due now: the last one of a working day whose time has come; null outside working days and hours. */
export const dueDigest = (
  now: Date,
  {
    tz,
    settings,
    catalogue,
  }: { tz: string; settings: Pick<Settings, 'digestAt'>; catalogue: Pick<Catalogue, 'city'> },
): DigestSlot | null => {
  const [today, clock] = [cityDate(now, tz), cityTime(now, tz)];
  const { holidays } = catalogue.city;
  const times = settings.digestAt.toSorted();
  const index = times.findLastIndex((time) => time <= clock);
  const time = times[index];
  if (time === undefined || clock >= latest || !isWorkingDay(today, holidays)) return null;
  const before = times[index - 1];
  const since =
    before === undefined
      ? toInstant(workingDayBefore(today, holidays), times.at(-1) ?? time, tz)
      : toInstant(today, before, tz);
  return { key: `${today} ${time}`, time, first: index === 0, since };
};

/** One of the oldest requests that wait, or with `beside` that another unit carries out; `due` is an ISO date, null where nothing is promised. */
export type DigestItem = { number: string; service: string; due: string | null; beside: boolean };

const mostItems = 3;
// Later than any real day: what is promised comes first.
const never = '9999-12-31';

/** The button that opens what waits for whoever presses it. */
export const openInboxOption: Option = {
  id: inboxOptionId({ opens: 'page', filter: { service: null, state: null }, from: null }),
  get label() {
    return digestTexts.openInbox;
  },
};

/** What decides whether there is anything to say that was not said the last time. */
export const countsKey = ({ waiting, dueToday, late, completion, beside }: DigestCounts): string =>
  [waiting, dueToday, late, completion, beside].join(' ');

const order = ({ beside, due }: DigestItem): string => `${beside ? 1 : 0} ${due ?? never}`;

/**
 * A person's digest; null when there is nothing worth interrupting them for: with nothing waiting only the day's first
 * one says so, and only to whom the one before had something to say, or whose unit is beside another. `said` is
 * `countsKey` of that one.
 */
export const digestMessage = (
  { counts, items }: { counts: DigestCounts; items: DigestItem[] },
  {
    slot,
    said,
    today,
    titleOf,
  }: {
    slot: DigestSlot;
    said: string | null;
    today: string;
    titleOf: (service: string) => string;
  },
): Message | null => {
  if (counts.waiting === 0 && !slot.first) return null;
  if (counts.waiting === 0 && counts.beside === 0) {
    const told = said !== null && !said.startsWith('0 ');
    return told ? { text: digestTexts.nothing } : null;
  }
  const oldest = items
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .slice(0, mostItems)
    .map(({ number, service, due, beside }) =>
      digestTexts.item({
        number,
        title: titleOf(service),
        due,
        late: due !== null && due < today,
        beside,
      }),
    );
  return {
    text: [
      digestTexts.title(slot.time),
      ...digestTexts.lines(counts),
      '',
      digestTexts.oldest,
      ...oldest,
    ].join('\n'),
    options: [openInboxOption],
  };
};

/** Whether it is an hour in which administrators are told what can wait until somebody is at work. */
export const isOfficeHour = (
  now: Date,
  {
    tz,
    settings,
    catalogue,
  }: { tz: string; settings: Pick<Settings, 'digestAt'>; catalogue: Pick<Catalogue, 'city'> },
): boolean => {
  const [from = '08:00'] = settings.digestAt.toSorted();
  const clock = cityTime(now, tz);
  return isWorkingDay(cityDate(now, tz), catalogue.city.holidays) && from <= clock && clock < latest;
};
