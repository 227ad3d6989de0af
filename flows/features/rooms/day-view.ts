import { addDays } from '../../../domain/city-time.ts';
import { useOverDay } from '../../../domain/free-times.ts';
import { closedName, openHours, type BookingDay } from '../../../domain/opening.ts';
import { rulesOf, type Resource } from '../../../domain/resources.ts';
import { keepsResource, keptResources } from '../../../domain/room-keeper.ts';
import { type Booked, usesOf } from '../bookings/index.ts';
import { fact } from '../../kernel/fact.ts';
import { bookingDay } from '../form/index.ts';
import type { Message, Option } from '../../kernel/message.ts';
import { actOption, type StaffTurn } from '../office/index.ts';
import { blockTexts } from './block-texts.ts';
import { roomsOption } from './rooms-link.ts';
import { roomsTexts } from './rooms-texts.ts';
import { dayWant } from './needs.ts';

const partOf = (resource: Resource, date: string, booked: readonly Booked[], day: BookingDay): string[] => {
  const { resources } = day;
  const mine = booked.filter((each) => each.resource === resource);
  const hours = openHours(date, [resource], day);
  if (mine.length === 0) return hours ? [roomsTexts.allDayFree(resource, resources)] : [];
  const use = hours ? useOverDay(hours, usesOf(mine, resource, resources)) : [];
  const free = use.filter(({ amount }) => amount === 0);
  const busiest = Math.max(0, ...use.map(({ amount }) => amount));
  const summary =
    rulesOf(resources, resource).capacity > 1
      ? roomsTexts.busiestLine(busiest, resource, resources)
      : roomsTexts.freeLine(free);
  return [
    [
      roomsTexts.resourceHead(resource, resources),
      ...mine.map((each) => roomsTexts.bookedLine(each, resources)),
      ...(hours ? [summary] : []),
    ].join('\n'),
  ];
};

/** The requests of a day that may be opened, and the blocks that may be released, each once. */
const rowOptions = (booked: readonly Booked[], { staff, context }: StaffTurn): Option[] => {
  const options = booked.flatMap((each): Option[] => {
    if (each.kind !== 'block') return [{ ...actOption('see', each.requestId), label: each.number }];
    return keepsResource(staff, each.resource, context.catalogue.city.resources)
      ? [roomsOption(blockTexts.releaseLabel(each), { opens: 'release', blockId: each.blockId })]
      : [];
  });
  return [...new Map(options.map((option) => [option.id, option])).values()];
};

/** A day of all resources: what is used, by number and purpose, and what is free. */
export const dayView = (turn: StaffTurn, date: string): Message => {
  const { context, staff } = turn;
  const day = bookingDay(context);
  const booked = fact(context, dayWant(date, context));
  const closed = openHours(date, [], day) === null ? [roomsTexts.closedLine(closedName(date, day))] : [];
  return {
    text: [
      [roomsTexts.dayTitle(date), ...closed].join('\n'),
      ...[...day.resources.keys()].flatMap((resource) => partOf(resource, date, booked, day)),
    ].join('\n\n'),
    options: [
      ...rowOptions(booked, turn),
      roomsOption(roomsTexts.labels.previousDay, { opens: 'day', date: addDays(date, -1) }),
      roomsOption(roomsTexts.labels.nextDay, { opens: 'day', date: addDays(date, 1) }),
      roomsOption(roomsTexts.labels.week, { opens: 'week', date }),
      roomsOption(roomsTexts.labels.picture, { opens: 'picture', date, days: 1 }),
      ...(keptResources(staff, day.resources).length > 0
        ? [roomsOption(roomsTexts.labels.block, { opens: 'block' })]
        : []),
    ],
  };
};
