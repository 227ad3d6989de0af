import { describe, expect, test } from 'vitest';
import { fieldRefusal, showAnswer } from '../../../flows/fields/index.ts';
import { contextWith, fieldOf, readText, refusalOf, valueOf } from './support.ts';

const hours = fieldOf('time_range', { label: 'Jam', example: '09.00-11.30' });

describe('time range', () => {
  test.each([
    ['09.00-11.30', '09:00', '11:30'],
    ['9 - 11', '09:00', '11:00'],
    ['jam 9 sampai 11', '09:00', '11:00'],
    ['jam 9 sampai jam 11', '09:00', '11:00'],
    ['09:00 s.d. 11:00', '09:00', '11:00'],
    ['09.00 s/d 11.00 WIB', '09:00', '11:00'],
    ['pukul 13.00–15.00', '13:00', '15:00'],
    ['9 sd 11', '09:00', '11:00'],
    ['dari jam 9 hingga 11', '09:00', '11:00'],
    ['jam sembilan sampai sebelas', '09:00', '11:00'],
    ['setengah 9 sampai 10', '08:30', '10:00'],
    ['9 pagi - 2 siang', '09:00', '14:00'],
    ['jam 1 sampai 3 sore', '13:00', '15:00'],
    ['11 sampai 1 siang', '11:00', '13:00'],
    ['0900-1100', '09:00', '11:00'],
    ['8—10', '08:00', '10:00'],
    ['08.00-16.00', '08:00', '16:00'],
    ['09.00~10.15', '09:00', '10:15'],
  ])('%j is %s to %s', (typed, from, to) => {
    expect(valueOf(typed, hours)).toEqual({ from, to });
  });

  test.each(['11.00-09.00', '9-9', '15.00 - 13.00'])('%s ends before it starts', (typed) => {
    expect(refusalOf(typed, hours)).toMatch(/Jam selesai perlu sesudah jam mulai.*09\.00-11\.30/);
  });

  test('outside office hours, the hours are said', () => {
    expect(refusalOf('07.00-09.00', hours)).toMatch(/buka pukul 08\.00–16\.00.*baca 07\.00–09\.00/);
    expect(refusalOf('15.00-17.00', hours)).toMatch(/08\.00–16\.00/);
    expect(refusalOf('18.00-24.00', hours)).toMatch(/08\.00–16\.00/);
  });

  test('hours that can only be the afternoon are asked back', () => {
    expect(readText('1-3', hours)).toMatchObject({ ok: 'ask', value: { from: '13:00', to: '15:00' } });
    expect(readText('01.00-03.00', hours)).toMatchObject({ ok: false, offers: [{ text: '13.00-15.00' }] });
  });

  test.each([
    ['25.00-26.00', /Jam itu tidak ada/],
    ['09.70-10.00', /Jam itu tidak ada/],
    ['jam 9', /jam selesainya/],
    ['09.00 - selesai', /jam selesainya/],
    ['8-10 dan 13-15', /lebih dari satu/],
    ['pagi', /Jam berapa tepatnya/],
    ['', /belum terbaca/],
  ])('%j is refused', (typed, sentence) => {
    expect(refusalOf(typed, hours)).toMatch(sentence);
  });

  test('a stored range is checked again and shown', () => {
    expect(fieldRefusal({ from: '09:00', to: '11:00' }, hours, contextWith())).toBeNull();
    expect(fieldRefusal({ from: '06:00', to: '11:00' }, hours, contextWith())).toMatch(/08\.00/);
    expect(fieldRefusal('09:00', hours, contextWith())).toMatch(/belum terbaca/);
    expect(showAnswer({ from: '09:00', to: '11:30' }, hours)).toBe('09.00–11.30');
  });
});
