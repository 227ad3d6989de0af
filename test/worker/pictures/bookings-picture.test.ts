import sharp from 'sharp';
import { openSandbox } from '../../../app/sandbox/sandbox.ts';
import { expect, test } from 'vitest';
import type { BookingDay } from '../../../domain/opening.ts';
import type { Booked } from '../../../flows/features/bookings/booked.ts';
import { bookingsPicture, pictureWidth } from '../../../worker/pictures/bookings-picture.ts';
import { pngOf } from '../../../worker/pictures/png.ts';
import { city } from '../../support/pontianak.ts';

const day: BookingDay = {
  today: '2026-11-23',
  time: '09:00',
  closedDays: new Map(),
  resources: city.resources,
  horizonDays: 90,
};
const common = { date: '2026-11-25', seats: 1, requestId: 'x', number: 'TD-2026-VHJTHDNC' };
const booked: Booked[] = [
  {
    ...common,
    kind: 'request',
    resource: 'meeting_room',
    from: '09:00',
    to: '11:00',
    purpose: 'Rapat <b>&"penting"</b>',
    institution: 'SMA Negeri 1',
  },
  {
    ...common,
    kind: 'request',
    resource: 'coworking',
    from: '09:00',
    to: '12:00',
    seats: 20,
    purpose: null,
    institution: null,
  },
  {
    kind: 'block',
    resource: 'pontive_center',
    date: '2026-11-26',
    from: '00:00',
    to: '24:00',
    seats: 1,
    blockId: 'b',
    reason: 'Pemeliharaan',
  },
];
const draw = (dates: string[]): string =>
  bookingsPicture(dates, booked, {
    day,
    drawnAt: 'per 23 November 2026 09.00',
    title: 'Jadwal ruang DISKOMINFO',
  });
const words = (svg: string): string => svg.replace(/<[^>]+>/g, ' ');

test('a week shows its days, what is used and by whom, and tells empty days in their heading', () => {
  const svg = draw(['2026-11-24', '2026-11-25', '2026-11-26']);
  expect(words(svg)).toMatch(/Selasa, 24 November 2026 +semua kosong/);
  expect(words(svg)).toMatch(/09\.00–11\.00 +SMA Negeri 1/);
  expect(words(svg)).toContain('penuh');
  expect(words(svg)).toMatch(/sepanjang hari +Pemeliharaan/);
  expect(words(svg)).not.toContain('ID meeting');
});

test('a period stands where its hours are', () => {
  const [, x = '', width = ''] =
    /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*fill="#cfe5f5"/.exec(draw(['2026-11-25'])) ?? [];
  // 08.00 is at 220 and 16.00 at 1056: 104.5 an hour.
  expect(Number(x)).toBeCloseTo(220 + 104.5, -1);
  expect(Number(width)).toBeCloseTo(209, -1);
});

test('what people wrote draws nothing but letters, and the picture is one a phone can show', async () => {
  const svg = draw(['2026-11-25']);
  expect(svg).not.toContain('<b>');
  const sandbox = openSandbox();
  const { width, height, format } = await sharp(await pngOf(sandbox, svg, pictureWidth)).metadata();
  expect({ width, format }).toEqual({ width: 1080, format: 'png' });
  expect(height).toBeLessThan(1600);
  sandbox.close();
});
