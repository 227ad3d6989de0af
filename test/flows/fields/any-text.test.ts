import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, longDate } from '../../../domain/city-time.ts';
import { fieldRefusal, readField, showAnswer } from '../../../flows/fields/index.ts';
import type { Reading } from '../../../flows/fields/field.ts';
import { typeDate } from '../../../flows/fields/example.ts';
import { allTypes, contextWith, fieldOf, today, valueOf } from './support.ts';
import { storm } from '../../support/storm.ts';

/** Any text at all, and texts made of the words people do use. */
const words = [
  ...[
    'besok',
    'senin',
    'depan',
    'jam',
    '9',
    '11',
    '09.00',
    '-',
    'sampai',
    '25/11/2026',
    '31/02',
    'november',
    '2026',
  ],
  ...[
    'dua',
    'belas',
    'ribu',
    '1.000',
    ',',
    'dan',
    'foto',
    'video',
    'semua',
    'ya',
    'tidak',
    'perlu',
    '@',
    'a@b.co',
  ],
  ...[
    '0812',
    '3456',
    '7890',
    '+62',
    'https://',
    'contoh.id',
    '6171',
    '0101',
    '0190',
    '0001',
    '\n',
    '.',
    '1e3',
    '½',
  ],
];
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...words), { maxLength: 10 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join('')),
  // Lone halves of surrogate pairs come out of phones, too.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes)),
);

const holdsUp = (
  reading: Reading,
  check: (value: Exclude<Reading, { ok: false }>['value']) => void,
): void => {
  if (reading.ok === false) {
    expect(reading.say.length).toBeGreaterThan(10);
    expect(reading.say).not.toMatch(/undefined|NaN|\[object|\{workday/);
  } else check(reading.value);
};

describe.each(allTypes)('%s', (type) => {
  const field = fieldOf(type);
  const context = contextWith();

  test('any text is taken or refused with a sentence; what is taken is kept, fits, and can be shown', () => {
    fc.assert(
      fc.property(typed, (text) => {
        holdsUp(readField({ text }, field, context), (value) => {
          expect(fieldRefusal(value, field, context)).toBeNull();
          expect(JSON.parse(JSON.stringify(value))).toEqual(value);
          expect(JSON.stringify(value)).not.toContain('\\u0000');
          expect(showAnswer(value, field).length).toBeGreaterThan(0);
        });
      }),
      { numRuns: storm(600, 2000) },
    );
  });

  test('any option and any pin are taken or refused', () => {
    const pin = fc.record({ latitude: fc.double(), longitude: fc.double() });
    fc.assert(
      fc.property(
        fc.oneof(
          typed.map((option) => ({ option })),
          pin.map((one) => ({ pin: one })),
        ),
        (input) => {
          holdsUp(readField(input, field, context), (value) => {
            expect(fieldRefusal(value, field, context)).toBeNull();
          });
        },
      ),
      { numRuns: storm(100, 300) },
    );
  });

  test('any stored value can be checked and shown, whatever type it was of before', () => {
    const stored = fc.oneof(
      typed,
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.array(fc.string()),
      fc.record({ date: fc.string(), from: fc.string(), to: fc.string() }),
    );
    fc.assert(
      fc.property(stored, (value) => {
        fieldRefusal(value, field, context);
        expect(typeof showAnswer(value, field)).toBe('string');
      }),
      { numRuns: storm(150, 500) },
    );
  });

  test('a very long text takes no time', () => {
    for (const part of [
      'a',
      '1',
      ' ',
      '9-',
      '1 dan ',
      '25/11/2026 ',
      'satu ',
      'a@',
      '.',
      '-',
      '(',
      '😀',
      'jam 9 sampai ',
    ]) {
      const before = performance.now();
      readField({ text: part.repeat(Math.ceil(65_536 / part.length)) }, field, context);
      expect(performance.now() - before).toBeLessThan(500);
    }
  });
});

describe('days and times, whichever way they are written', () => {
  const days = fc.integer({ min: 0, max: 360 }).map((n) => addDays(today, n));
  const writings: ((date: string) => string)[] = [
    (date) => date,
    typeDate,
    (date) => typeDate(date).replaceAll('/', '-'),
    (date) => typeDate(date).replaceAll('/', '.'),
    (date) => typeDate(date).replaceAll('/', ' '),
    (date) => typeDate(date).replace(/\/\d\d(\d\d)$/, '/$1'),
    longDate,
    (date) => longDate(date).split(', ')[1] ?? '',
    (date) => longDate(date).toUpperCase(),
    (date) => longDate(date).replace(/ \d{4}$/, ''),
    (date) => longDate(date).replace(/([A-Z][a-z]{2})[a-z]* (\d{4})$/, '$1 $2'),
  ];

  test('a date reads back', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...writings), (date, write) => {
        expect(valueOf(write(date), fieldOf('date'))).toBe(date);
      }),
      { numRuns: storm(1000, 3000) },
    );
  });

  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const periods = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
  const joins = ['-', ' - ', '–', ' s.d. ', ' sampai ', ' hingga ', ' s/d ', '~'];

  test('a period of a day reads back', () => {
    const field = fieldOf('time_range', { open: '00:00', close: '24:00' });
    fc.assert(
      fc.property(
        periods,
        fc.constantFrom(...joins),
        fc.constantFrom('.', ':'),
        ({ from, to }, join, dot) => {
          expect(valueOf(`pukul ${from}${join}${to} WIB`.replaceAll(':', dot), field)).toEqual({ from, to });
        },
      ),
      { numRuns: storm(600, 2000) },
    );
  });

  test('a slot reads its day and its times', () => {
    const field = fieldOf('slot');
    const near = fc.constantFrom('2026-11-26', '2026-11-30', '2026-12-01', '2027-01-04', '2027-02-10');
    const hours = periods.filter(({ from, to }) => from >= '08:00' && to <= '16:00');
    fc.assert(
      fc.property(
        near,
        fc.constantFrom(...writings),
        hours,
        fc.constantFrom(...joins),
        (date, write, times, join) => {
          const text = `${write(date)} ${times.from}${join}${times.to}`.replaceAll(':', '.');
          expect(valueOf(text, field)).toEqual({ date, ...times });
        },
      ),
      { numRuns: storm(300, 1000) },
    );
  });
});
