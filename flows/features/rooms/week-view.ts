import { addDays, shortDay } from '../../../domain/city-time.ts';
import { weekdayOf } from '../../../domain/iso-date.ts';
import { closedName, openHours, type BookingDay } from '../../../domain/opening.ts';
import { rulesOf, type Resource, type Resources } from '../../../domain/resources.ts';
import { keptResources } from '../../../domain/room-keeper.ts';
import type { Booked } from '../bookings/index.ts';
import { fact } from '../../kernel/fact.ts';
import { showTimes } from '../../fields/field-texts.ts';
import { bookingDay } from '../form/index.ts';
import type { Message } from '../../kernel/message.ts';
import type { StaffTurn } from '../office/index.ts';
import { roomsOption } from './rooms-link.ts';
import { roomsTexts } from './rooms-texts.ts';
import { mondayOf, weekWant } from './needs.ts';

const timesOf = (booked: Booked, resources: Resources): string => {
  const times = showTimes(booked);
  if (booked.kind === 'block') return roomsTexts.weekBlocked(times);
  return rulesOf(resources, booked.resource).capacity > 1
    ? roomsTexts.weekSeats(times, booked.seats, booked.resource, resources)
    : times;
};

const lineOf = (resource: Resource, booked: readonly Booked[], resources: Resources): string[] => {
  const mine = booked.filter((each) => each.resource === resource);
  return mine.length > 0
    ? [roomsTexts.weekLine(resource, mine.map((each) => timesOf(each, resources)).join(', '), resources)]
    : [];
};

const partOf = (date: string, booked: readonly Booked[], day: BookingDay): string => {
  const lines = [...day.resources.keys()].flatMap((resource) => lineOf(resource, booked, day.resources));
  if (lines.length > 0) return [roomsTexts.weekDayTitle(date, roomsTexts.weekDayUsed), ...lines].join('\n');
  const isOpen = openHours(date, [], day) !== null;
  return roomsTexts.weekDayTitle(
    date,
    isOpen ? roomsTexts.weekDayFree : roomsTexts.closedLine(closedName(date, day)),
  );
};

/** The week of a day, all resources: each day's uses in a line a resource. */
export const weekView = ({ context, staff }: StaffTurn, date: string): Message => {
  const day = bookingDay(context);
  const monday = mondayOf(date);
  const booked = fact(context, weekWant(date, context));
  const ofDay = (on: string): Booked[] => booked.filter((each) => each.date === on);
  // A weekend is worth a line only when something is held on it.
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map((n) => addDays(monday, n))
    .filter((on) => weekdayOf(on) <= 5 || ofDay(on).length > 0);
  return {
    text: [
      roomsTexts.weekTitle(monday, days.at(-1) ?? monday),
      '',
      ...days.map((on) => partOf(on, ofDay(on), day)),
    ].join('\n'),
    options: [
      ...days.map((on) => roomsOption(shortDay(on), { opens: 'day', date: on })),
      roomsOption(roomsTexts.labels.previousWeek, { opens: 'week', date: addDays(monday, -7) }),
      roomsOption(roomsTexts.labels.nextWeek, { opens: 'week', date: addDays(monday, 7) }),
      roomsOption(roomsTexts.labels.picture, { opens: 'picture', date: monday, days: 7 }),
      ...(keptResources(staff, day.resources).length > 0
        ? [roomsOption(roomsTexts.labels.block, { opens: 'block' })]
        : []),
    ],
  };
};
