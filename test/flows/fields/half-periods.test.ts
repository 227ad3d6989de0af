import { describe, expect, test } from 'vitest';
import { beginIn, endAlone } from '../../../flows/fields/read/half-periods.ts';

describe('half of a period', () => {
  test.each([
    ['jam 9 sampai selesai', '9'],
    ['pukul 09.30 mulai', '09.30'],
    ['Pkl. 8', '8'],
    ['besok jm 13:00 aja', '13:00'],
    ['sembilan', null],
    ['9 orang', null],
    ['jam 25/11', null],
    ['jampersal 9', null],
  ])('%j begins at %j', (text, hour) => {
    expect(beginIn(text)).toBe(hour);
  });

  test.each([
    ['sampai jam 11', '11'],
    ['sampe pukul 11.30 WIB', '11.30'],
    ['11', '11'],
    ['s.d. 15:00.', '15:00'],
    ['11 siang', '11 siang'],
    ['selesai jam 4 sore aja', '4 sore'],
    ['jam 9 sampai 11', null],
    ['sampai selesai', null],
    ['11 orang', null],
    ['besok jam 11', null],
  ])('%j ends at %j', (text, hour) => {
    expect(endAlone(text)).toBe(hour);
  });
});
