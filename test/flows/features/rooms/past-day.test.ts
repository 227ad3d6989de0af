import { expect, test } from 'vitest';
import { roomsNamed } from '../../../../flows/features/rooms/rooms-step.ts';
import { aContext } from '../../../support/context.ts';

/** Sunday, 29 November 2026. */
const context = aContext({ now: new Date('2026-11-29T02:00:00Z') });

test.each([
  ['jadwal 25/11', '2026-11-25'],
  ['jadwal 25-11', '2026-11-25'],
  ['jadwal 25 nov', '2026-11-25'],
  ['jadwal 30/11', '2026-11-30'],
  ['jadwal 2/12', '2026-12-02'],
  ['jadwal 5/1', '2027-01-05'],
  ['jadwal', '2026-11-29'],
])('%s on 29 November is %s', (words, date) => {
  expect(roomsNamed(words, context)).toEqual({ opens: 'day', date });
});
