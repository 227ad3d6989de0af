import { describe, expect, test } from 'vitest';
import { toInstant } from '../../../../domain/city-time.ts';
import { digestMessage, dueDigest, isOfficeHour } from '../../../../flows/features/desk/digest.ts';
import { digestTexts } from '../../../../flows/features/desk/digest-texts.ts';
import { city, usualSettings } from '../../../support/pontianak.ts';

const tz = 'Asia/Pontianak';
const house = { tz, settings: usualSettings, catalogue: { city } };
const at = (date: string, time: string) => toInstant(date, time, tz);

describe('which digest is due', () => {
  test.each([
    ['before the first', '2026-11-23', '07:59', null],
    ['at the first', '2026-11-23', '08:00', '2026-11-23 08:00'],
    ['late, after a restart', '2026-11-23', '12:59', '2026-11-23 08:00'],
    ['at the second', '2026-11-23', '13:00', '2026-11-23 13:00'],
    ['an afternoon’s restart', '2026-11-23', '16:59', '2026-11-23 13:00'],
    ['after work', '2026-11-23', '17:00', null],
    ['at night', '2026-11-23', '23:00', null],
    ['on a Sunday', '2026-11-22', '09:00', null],
    ['on Christmas', '2026-12-25', '09:00', null],
    ['in the middle of Idul Fitri', '2026-03-20', '13:00', null],
    ['on the first day after it', '2026-03-25', '08:30', '2026-03-25 08:00'],
  ])('%s', (_, date, time, key) => {
    expect(dueDigest(at(date, time), house)?.key ?? null).toBe(key);
  });

  test('none comes on a holiday of the city itself, and the one after it reaches back before it', () => {
    const own = {
      ...house,
      catalogue: { city: { ...city, holidays: new Map([['2026-11-24', 'Hari Jadi Kota']]) } },
    };
    expect(dueDigest(at('2026-11-24', '09:00'), own)).toBeNull();
    expect(dueDigest(at('2026-11-25', '08:05'), own)?.since).toEqual(at('2026-11-23', '13:00'));
  });

  test('new is what came since the digest before, over a long holiday too', () => {
    const since = (date: string, time: string) => dueDigest(at(date, time), house)?.since;
    expect(since('2026-11-24', '13:05')).toEqual(at('2026-11-24', '08:00'));
    expect(since('2026-11-24', '08:05')).toEqual(at('2026-11-23', '13:00'));
    // Nyepi and Idul Fitri with their cuti bersama: 18 to 24 March, a weekend among them.
    expect(since('2026-03-25', '08:05')).toEqual(at('2026-03-17', '13:00'));
  });

  test('a city’s own times are kept, and a city without digests has none', () => {
    const own = (digestAt: string[]) => ({
      tz,
      settings: { ...usualSettings, digestAt },
      catalogue: { city },
    });
    expect(dueDigest(at('2026-11-23', '09:30'), own(['14:00', '09:15']))).toMatchObject({
      time: '09:15',
      first: true,
    });
    expect(dueDigest(at('2026-11-23', '09:30'), own([]))).toBeNull();
    expect(isOfficeHour(at('2026-11-23', '09:30'), own([]))).toBe(true);
  });
});

const slot = { key: '2026-11-23 08:00', time: '08:00', first: true, since: new Date() };
const counts = { waiting: 0, fresh: 0, dueToday: 0, late: 0, completion: 0, beside: 0 };
const asked = { slot, said: null, today: '2026-11-23', titleOf: (code: string) => `Layanan ${code}` };

const item = (number: string, due: string | null, beside = false) => ({
  number,
  service: 'ruang',
  due,
  beside,
});

describe('a digest', () => {
  test('says what waits, the most urgent first, and opens the list', () => {
    const items = [
      item('TD-2026-C', '2026-11-30'),
      item('TD-2026-D', null),
      item('TD-2026-E', '2026-11-01', true),
      item('TD-2026-A', '2026-11-20'),
      item('TD-2026-B', '2026-11-23'),
    ];
    const message = digestMessage(
      { counts: { waiting: 4, fresh: 2, dueToday: 1, late: 1, completion: 3, beside: 1 }, items },
      asked,
    );
    expect(message?.text).toBe(
      [
        '*Ringkasan pukul 08.00*',
        'Menunggu Anda: *4*, 2 di antaranya baru',
        '*Terlambat: 1*',
        'Jatuh tempo hari ini: 1',
        'Menunggu kelengkapan pemohon: 3',
        'Didampingi unit Anda: 1',
        '',
        'Yang paling lama:',
        '• TD-2026-A – Layanan ruang – terlambat sejak Jumat, 20 November 2026',
        '• TD-2026-B – Layanan ruang – janji Senin, 23 November 2026',
        '• TD-2026-C – Layanan ruang – janji Senin, 30 November 2026',
      ].join('\n'),
    );
    expect(message?.options).toEqual([{ id: 'act.in...p', label: 'Permohonan' }]);
  });

  test('of what other units carry out comes in the morning, marked', () => {
    const what = { counts: { ...counts, beside: 1 }, items: [item('TD-2026-E', '2026-11-20', true)] };
    expect(digestMessage(what, asked)?.text).toBe(
      [
        '*Ringkasan pukul 08.00*',
        'Menunggu Anda: *0*',
        'Didampingi unit Anda: 1',
        '',
        'Yang paling lama:',
        '• TD-2026-E – Layanan ruang – _unit pendamping_ – terlambat sejak Jumat, 20 November 2026',
      ].join('\n'),
    );
    expect(digestMessage(what, { ...asked, slot: { ...slot, first: false } })).toBeNull();
  });

  test.each([
    ['in the morning, after work was done', true, '3 0 1 0', true],
    ['in the morning, as yesterday', true, '0 0 0 0', false],
    ['in the morning, the first ever', true, null, false],
    ['at noon, after work was done', false, '3 0 1 0', false],
  ])('with nothing to do it is one line or nothing: %s', (_, first, said, told) => {
    const message = digestMessage({ counts, items: [] }, { ...asked, said, slot: { ...slot, first } });
    expect(message).toEqual(
      told ? { text: 'Tidak ada permohonan yang menunggu Anda. Selamat bekerja.' } : null,
    );
  });
});

test('a year that is a guess is called one', () => {
  expect(digestTexts.holidayText({ year: 2027, gap: 'provisional' })).toMatch(
    /^\*Hari libur 2027 masih perkiraan/,
  );
});
