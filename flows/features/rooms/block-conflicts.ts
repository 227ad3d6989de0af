import { shortDay } from '../../../domain/city-time.ts';
import type { Resources } from '../../../domain/resources.ts';
import type { Booked } from '../bookings/index.ts';
import type { Option } from '../../kernel/message.ts';
import { actOption } from '../office/index.ts';
import { blockTexts } from './block-texts.ts';
import { roomsTexts } from './rooms-texts.ts';

/** What a block touches, a line each, with its day. */
export const conflictLines = (booked: readonly Booked[], resources: Resources): string[] =>
  booked.map((each) => `${shortDay(each.date)} ${roomsTexts.bookedLine(each, resources)}`);

const mostShown = 10;

/** For each request that is touched: to move it and to open it. */
export const conflictOptions = (booked: readonly Booked[]): Option[] => {
  const numbers = new Map(
    booked.flatMap((each) => (each.kind === 'block' ? [] : [[each.requestId, each.number] as const])),
  );
  return [...numbers].slice(0, mostShown).flatMap(([id, number]) => [
    { ...actOption('move', id), label: blockTexts.moveLabel(number) },
    { ...actOption('see', id), label: number },
  ]);
};
