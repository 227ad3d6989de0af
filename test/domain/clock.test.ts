import { expect, test } from 'vitest';
import { standingOn } from '../../domain/clock.ts';
import { isTimeToWarn, rungsOn } from '../../domain/escalation.ts';

const own = new Map([['2026-11-25', 'Hari jadi kota']]);
/** Sent on Monday, promised within three working days: Wednesday is a day of the city's own. */
const promise = { startedOn: '2026-11-23', promisedOn: '2026-11-27', extended: 0 };

test.each([
  ['on the day it was sent', [], '2026-11-23', { used: 0, of: 3, due: '2026-11-27', pausedSince: null }],
  ['the city’s own day is none', [], '2026-11-26', { used: 2, due: '2026-11-27' }],
  ['late it goes on counting', [], '2026-12-01', { used: 5, of: 3 }],
  [
    'it stands still while the applicant completes',
    [{ begins: '2026-11-24', ends: null }],
    '2026-12-04',
    { used: 1, due: null, pausedSince: '2026-11-24' },
  ],
  [
    'and goes on where it stood',
    [{ begins: '2026-11-24', ends: '2026-11-30' }],
    '2026-12-01',
    { used: 2, due: '2026-12-02', pausedSince: null },
  ],
  [
    'a pause within a day costs and gives nothing',
    [{ begins: '2026-11-24', ends: '2026-11-24' }],
    '2026-11-26',
    { used: 2, due: '2026-11-27' },
  ],
  [
    'a pause after it was due moves nothing',
    [{ begins: '2026-11-30', ends: '2026-12-02' }],
    '2026-12-03',
    { used: 5, due: '2026-11-27' },
  ],
])('a promise’s clock: %s', (_, pauses, today, standing) => {
  expect(standingOn({ ...promise, pauses }, today, own)).toMatchObject(standing);
});

test.each([
  ['runs on for as many working days', [], '2026-11-26', { used: 2, of: 5, due: '2026-12-01' }],
  [
    'stands still in what was added, too',
    [{ begins: '2026-11-30', ends: '2026-12-02' }],
    '2026-12-03',
    { used: 5, of: 5, due: '2026-12-03' },
  ],
  ['and not after it', [{ begins: '2026-12-02', ends: '2026-12-04' }], '2026-12-07', { due: '2026-12-01' }],
])('an extended clock %s', (_, pauses, today, standing) => {
  expect(standingOn({ ...promise, extended: 2, pauses }, today, own)).toMatchObject(standing);
});

test.each([
  ['2026-11-24', []],
  ['2026-11-26', ['soon']],
  ['2026-11-27', ['soon']],
  ['2026-11-28', []],
  ['2026-11-30', ['late']],
  ['2026-12-01', ['late', 'secretariat']],
  ['2026-12-02', ['late', 'secretariat', 'administrator']],
  ['2026-12-04', ['late', 'secretariat', 'administrator', 'head']],
])('of a clock due on Friday who is told by %s', (today, rungs) => {
  const usual = { soon: 1, late: 1, secretariat: 2, administrator: 3, head: 5 };
  expect(rungsOn('2026-11-27', today, own, usual)).toEqual(rungs);
});

test('who is told when is the city’s to say: three days before, and the head not at all', () => {
  const theirs = { soon: 3, late: 2, secretariat: null, administrator: 1, head: null };
  // Wednesday is a day of the city's own.
  expect(rungsOn('2026-11-27', '2026-11-23', own, theirs)).toEqual(['soon']);
  expect(rungsOn('2026-11-27', '2026-11-22', own, theirs)).toEqual([]);
  expect(rungsOn('2026-11-27', '2026-11-30', own, theirs)).toEqual(['administrator']);
  expect(rungsOn('2026-11-27', '2026-12-31', own, theirs)).toEqual(['late', 'administrator']);
});

test.each([
  ['2026-11-27', '2026-11-26', '16:00', false],
  ['2026-11-27', '2026-11-27', '12:59', false],
  ['2026-11-27', '2026-11-27', '13:00', true],
  ['2026-11-27', '2026-11-30', '08:00', true],
  // A day the city closed after it was promised: the last working day before it.
  ['2026-11-25', '2026-11-24', '12:00', false],
  ['2026-11-25', '2026-11-24', '13:00', true],
])('of a day %s its applicant is told by themselves on %s at %s: %s', (due, today, time, isTime) => {
  expect(isTimeToWarn(due, { today, time }, own)).toBe(isTime);
});
