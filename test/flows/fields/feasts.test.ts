import { describe, expect, test } from 'vitest';
import { feastIn } from '../../../flows/fields/read/feasts.ts';
import { contextWith, fieldOf, refusalOf, readText, valueOf } from './support.ts';

const day = fieldOf('date', { label: 'Mulai' });

describe('days that people call by their name, on Wednesday 25 November 2026', () => {
  test.each([
    ['natal', '2026-12-25'],
    ['pas natalan', '2026-12-25'],
    ['malam natal', '2026-12-24'],
    ['tahun baru', '2027-01-01'],
    ['malam tahun baru', '2026-12-31'],
    ['hari ibu', '2026-12-22'],
    ['17an', '2027-08-17'],
    ['hut ri', '2027-08-17'],
    ['hari buruh', '2027-05-01'],
    ['hari lahir pancasila', '2027-06-01'],
    ['kartinian', '2027-04-21'],
    ['sumpah pemuda', '2027-10-28'],
  ])('"%s" is the same day each year, taken and said back', (text, date) => {
    expect(valueOf(text, day)).toBe(date);
    expect(readText(text, day)).toHaveProperty('told');
  });

  test.each([
    ['imlek', '2027-02-06'],
    ['tahun baru imlek', '2027-02-06'],
    ['cap go meh', '2027-02-20'],
    ['lebaran', '2027-03-10'],
    ['idul fitri', '2027-03-10'],
    ['lebaran haji', '2027-05-17'],
    ['nyepi', '2027-03-08'],
    ['waisak', '2027-05-20'],
    ['paskah', '2027-03-28'],
    ['maulid nabi', '2027-08-15'],
  ])('"%s" is on another day each year, so it is asked', (text, date) => {
    expect(readText(text, day)).toMatchObject({ ok: 'ask', value: date });
  });

  test.each(['habis lebaran', 'setelah natal', 'sebelum imlek', 'menjelang tahun baru', 'abis cap go meh'])(
    '"%s" is some day about it, and never the day itself',
    (text) => {
      expect(refusalOf(text, day)).toContain('di kalender kami');
    },
  );

  test('where a day that was is asked it is the last one', () => {
    const past = fieldOf('date', { label: 'Tanggal kegiatan', to: { days: 0 } });
    expect(valueOf('hari pahlawan', past)).toBe('2026-11-10');
    expect(readText('imlek', past)).toMatchObject({ ok: 'ask', value: '2026-02-17' });
  });

  test('so many days before or after one are counted, and asked', () => {
    expect(readText('h-7 natal', day)).toMatchObject({ ok: 'ask', value: '2026-12-18' });
    expect(readText('h+3 lebaran', day)).toMatchObject({ ok: 'ask', value: '2027-03-13' });
  });

  test('other words are no feast', () => {
    for (const text of ['hari senin', 'baru tahu', 'nanti', 'akhir tahun'])
      expect(feastIn(text, contextWith().today, 'future')).toBeNull();
  });
});
