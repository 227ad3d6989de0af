import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/city-time.ts';
import { holidays } from '../../domain/holidays.ts';
import { isIsoDate } from '../../domain/iso-date.ts';
import { promiseDate } from '../../domain/promise.ts';
import { addWorkingDays, holidayName, isWorkingDay, nextWorkingDay } from '../../domain/working-days.ts';

const date = fc.integer({ min: 0, max: 729 }).map((n) => addDays('2026-01-01', n));

describe('the holidays', () => {
  it('are real dates in order, each with a name', () => {
    const dates = [...holidays.keys()];
    expect(dates.every(isIsoDate)).toBe(true);
    expect(dates).toEqual([...dates].sort());
    for (const name of holidays.values()) expect(name.length).toBeGreaterThan(5);
  });

  it('of 2026 are the decree’s 17 holidays and 8 cuti bersama', () => {
    const of2026 = [...holidays].filter(([day]) => day.startsWith('2026'));
    const shared = of2026.filter(([, name]) => name.startsWith('Cuti bersama'));
    expect(of2026.length - shared.length).toBe(17);
    expect(shared.map(([day]) => day.slice(5))).toEqual([
      '02-16',
      '03-18',
      '03-20',
      '03-23',
      '03-24',
      '05-15',
      '05-28',
      '12-24',
    ]);
  });

  it.each([
    ['2026-01-01', 'Tahun Baru 2026 Masehi'],
    ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili'],
    ['2026-08-17', 'Proklamasi Kemerdekaan'],
    ['2026-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ['2027-03-26', 'Wafat Yesus Kristus'],
    ['2026-11-30', null],
  ])('name %s %s', (day, name) => {
    expect(holidayName(day)).toBe(name);
  });
});

describe('a working day', () => {
  it.each([
    ['2026-11-27', true, 'Friday'],
    ['2026-11-28', false, 'Saturday'],
    ['2026-11-29', false, 'Sunday'],
    ['2026-11-30', true, 'Monday'],
    ['2026-12-24', false, 'cuti bersama on a Thursday'],
    ['2026-12-25', false, 'Natal on a Friday'],
    ['2027-01-01', false, 'New Year on a Friday'],
    ['2026-06-16', false, 'Tahun Baru Islam on a Tuesday'],
  ])('%s: %s (%s)', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });

  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-11-28', '2026-11-30'],
    ['2026-12-24', '2026-12-28'],
    ['2026-03-18', '2026-03-25'],
  ])('from %s on is %s', (from, next) => {
    expect(nextWorkingDay(from)).toBe(next);
  });

  it.each([
    ['2026-11-30', 0, '2026-11-30'],
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-30', 5, '2026-12-07'],
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-22', 6, '2027-01-04'],
    ['2026-03-17', 1, '2026-03-25'],
  ])('counted from %s, %i later, is %s', (from, n, expected) => {
    expect(addWorkingDays(from, n)).toBe(expected);
    expect(promiseDate(from, n, new Map())).toBe(expected);
  });

  it('leaves out what the city itself is closed on', () => {
    const own = new Map([['2026-12-01', 'Hari Jadi Kota']]);
    expect(isWorkingDay('2026-12-01', own)).toBe(false);
    expect(nextWorkingDay('2026-12-01', own)).toBe('2026-12-02');
    expect(promiseDate('2026-11-30', 1, own)).toBe('2026-12-02');
  });

  it.each([-1, 1.5, Number.NaN])('cannot be counted %d times', (n) => {
    expect(() => addWorkingDays('2026-11-30', n)).toThrow(RangeError);
  });

  it.each(['2026-02-30', '2026-13-01', '30-11-2026', '', '2026-1-1'])('is not "%s"', (text) => {
    expect(() => isWorkingDay(text)).toThrow(RangeError);
  });

  it('counted n times has exactly n working days up to it, itself the last', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const last = addWorkingDays(from, n);
        let count = 0;
        for (let day = addDays(from, 1); day <= last; day = addDays(day, 1))
          if (isWorkingDay(day)) count += 1;
        expect(count).toBe(n);
        expect(isWorkingDay(last)).toBe(true);
      }),
    );
  });

  it('next from any date is the first one not before it', () => {
    fc.assert(
      fc.property(date, (from) => {
        const next = nextWorkingDay(from);
        expect(isWorkingDay(next)).toBe(true);
        for (let day = from; day < next; day = addDays(day, 1)) expect(isWorkingDay(day)).toBe(false);
      }),
    );
  });
});
