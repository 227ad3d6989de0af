import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  cityDate,
  cityHour,
  cityTime,
  columnDay,
  longDate,
  toInstant,
} from '../../domain/city-time.ts';

describe('the city’s clock', () => {
  it.each([
    ['2026-11-30T16:59:59Z', 'Asia/Pontianak', '2026-11-30', '23:59', 23],
    ['2026-11-30T17:00:00Z', 'Asia/Pontianak', '2026-12-01', '00:00', 0],
    ['2026-11-30T16:00:00Z', 'Asia/Makassar', '2026-12-01', '00:00', 0],
    ['2026-12-31T20:30:00Z', 'Asia/Jayapura', '2027-01-01', '05:30', 5],
    ['2026-11-30T02:05:00Z', 'UTC', '2026-11-30', '02:05', 2],
  ])('reads %s in %s as %s %s', (instant, tz, date, time, hour) => {
    const now = new Date(instant);
    expect([cityDate(now, tz), cityTime(now, tz), cityHour(now, tz)]).toEqual([date, time, hour]);
  });

  it('does not know a zone that is none', () => {
    expect(() => cityDate(new Date(0), 'Asia/Atlantis')).toThrow(RangeError);
    expect(() => cityTime(new Date(Number.NaN), 'Asia/Pontianak')).toThrow(RangeError);
  });

  it('names the instant of a date and time', () => {
    const at = (...[date, time, tz]: [string, string, string]): string =>
      toInstant(date, time, tz).toISOString();
    expect(at('2026-12-01', '00:00', 'Asia/Pontianak')).toBe('2026-11-30T17:00:00.000Z');
    expect(at('2026-12-01', '09:30', 'Asia/Jayapura')).toBe('2026-12-01T00:30:00.000Z');
  });

  it.each([
    ['2026-02-30', '09:00', 'Asia/Pontianak'],
    ['2026-02-03', '25:00', 'Asia/Pontianak'],
    ['2026-02-03', '9', 'Asia/Pontianak'],
    ['2026-02-03', '09:00', 'Nowhere'],
  ])('names no instant for %s %s in %s', (date, time, tz) => {
    expect(() => toInstant(date, time, tz)).toThrow(RangeError);
  });

  it('reads back every minute it named', () => {
    const minute = fc.integer({ min: 0, max: 3_000_000 });
    const zone = fc.constantFrom('Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura');
    fc.assert(
      fc.property(minute, zone, (n, tz) => {
        const now = new Date(Date.UTC(2026, 0, 1) + n * 60_000);
        expect(toInstant(cityDate(now, tz), cityTime(now, tz), tz)).toEqual(now);
      }),
    );
  });
});

describe('dates in words', () => {
  it.each([
    ['2026-11-30', 'Senin, 30 November 2026'],
    ['2026-12-01', 'Selasa, 1 Desember 2026'],
    ['2026-01-07', 'Rabu, 7 Januari 2026'],
    ['2026-02-05', 'Kamis, 5 Februari 2026'],
    ['2026-03-06', 'Jumat, 6 Maret 2026'],
    ['2026-04-04', 'Sabtu, 4 April 2026'],
    ['2026-05-03', 'Minggu, 3 Mei 2026'],
    ['2026-06-08', 'Senin, 8 Juni 2026'],
    ['2026-07-06', 'Senin, 6 Juli 2026'],
    ['2026-08-10', 'Senin, 10 Agustus 2026'],
    ['2026-09-07', 'Senin, 7 September 2026'],
    ['2028-02-29', 'Selasa, 29 Februari 2028'],
    ['2026-10-05', 'Senin, 5 Oktober 2026'],
  ])('%s is "%s"', (date, words) => {
    expect(longDate(date)).toBe(words);
  });

  it('are not made of what is no date', () => {
    expect(() => longDate('2027-02-29')).toThrow(RangeError);
  });
});

describe('counting', () => {
  it.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-30', 0, '2026-11-30'],
  ])('days: %s and %i is %s', (date, n, expected) => {
    expect(addDays(date, n)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 6, '2027-05-30'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('months: %s and %i is %s', (date, n, expected) => {
    expect(addMonths(date, n)).toBe(expected);
  });

  it('days there and back again arrives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2000, max: 2000 }),
        (n) => addDays(addDays('2026-11-30', n), -n) === '2026-11-30',
      ),
    );
  });
});

describe('against luxon’s whole calendar', () => {
  const zone = fc.constantFrom('Asia/Pontianak', 'Asia/Jayapura', 'Asia/Kathmandu', 'Europe/Berlin', 'UTC');
  const instant = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('shows what luxon shows, also in zones whose clocks are changed', () => {
    fc.assert(
      fc.property(instant, zone, (now, tz) => {
        const shown = DateTime.fromJSDate(now, { zone: tz });
        expect([cityDate(now, tz), cityTime(now, tz), cityHour(now, tz)]).toEqual([
          shown.toISODate(),
          shown.toFormat('HH:mm'),
          shown.hour,
        ]);
      }),
    );
  });

  it('counts months as luxon does', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -30, max: 30 }), (day, n) => {
        const date = day.toISOString().slice(0, 10);
        expect(addMonths(date, n)).toBe(
          DateTime.fromISO(date, { zone: 'utc' }).plus({ months: n }).toISODate(),
        );
      }),
    );
  });
});

it.each([
  ['2026-11-25', 'Rab 25 Nov 2026'],
  ['2027-05-01', 'Sab 1 Mei 2027'],
])('%s in a column of a table is %s', (date, shown) => {
  expect(columnDay(date)).toBe(shown);
  expect(() => columnDay('25/11')).toThrow(RangeError);
});
