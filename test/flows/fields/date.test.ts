import { describe, expect, test } from 'vitest';
import { fieldRefusal, showAnswer } from '../../../flows/fields/index.ts';
import { contextWith, fieldOf, readText, refusalOf, valueOf } from './support.ts';

const day = fieldOf('date', { label: 'Mulai' });

describe('date, on Wednesday 25 November 2026', () => {
  test.each([
    ['30/11/2026', '2026-11-30'],
    ['30-11-2026', '2026-11-30'],
    ['30.11.2026', '2026-11-30'],
    ['30 11 2026', '2026-11-30'],
    ['30 / 11 / 2026', '2026-11-30'],
    ['2026-11-30', '2026-11-30'],
    ['2026/11/30', '2026-11-30'],
    ['30/11/26', '2026-11-30'],
    ['1/2/2027', '2027-02-01'],
    ['30 November 2026', '2026-11-30'],
    ['30 november', '2026-11-30'],
    ['30 nov', '2026-11-30'],
    ['30 Nop 2026', '2026-11-30'],
    ['30-Nov-2026', '2026-11-30'],
    ["30 Nov '26", '2026-11-30'],
    ['tgl 30 November 2026', '2026-11-30'],
    ['pada tanggal 30 bulan November tahun 2026', '2026-11-30'],
    ['tiga puluh november 2026', '2026-11-30'],
    ['Senin, 30 November 2026', '2026-11-30'],
    ['hari Senin tanggal 30 November', '2026-11-30'],
    ['30/11', '2026-11-30'],
    ['30/11 2026', '2026-11-30'],
    ['30-11', '2026-11-30'],
    ['1 Januari', '2027-01-01'],
    ['25 November', '2026-11-25'],
    ['17 agustus', '2027-08-17'],
    ['1 Mei', '2027-05-01'],
    ['1 Des', '2026-12-01'],
    ['29 Februari', '2028-02-29'],
    ['tanggal 30', '2026-11-30'],
    ['tgl 5', '2026-12-05'],
    ['hari ini', '2026-11-25'],
    ['besok', '2026-11-26'],
    ['BESOK', '2026-11-26'],
    ['bsk', '2026-11-26'],
    ['besok pagi', '2026-11-26'],
    ['lusa', '2026-11-27'],
    ['kemarin', '2026-11-24'],
    ['kmrn', '2026-11-24'],
    ['bsok', '2026-11-26'],
    ['5 desmber', '2026-12-05'],
    ['5 janari 2027', '2027-01-05'],
    ['30 novembr', '2026-11-30'],
    ['Senin depan', '2026-11-30'],
    ['hari Senin depan', '2026-11-30'],
    ['Senin minggu depan', '2026-11-30'],
    ['Senin', '2026-11-30'],
    ['Jumat', '2026-11-27'],
    ['Jumat ini', '2026-11-27'],
    ['Jumat depan', '2026-12-04'],
    ['Jum’at depan', '2026-12-04'],
    ['hari Minggu', '2026-11-29'],
    ['Rabu', '2026-12-02'],
    ['Senin lalu', '2026-11-23'],
    ['3 hari lagi', '2026-11-28'],
    ['dua minggu lagi', '2026-12-09'],
    ['seminggu lagi', '2026-12-02'],
    ['２０２６-１１-３０', '2026-11-30'],
  ])('%j is %s', (typed, date) => {
    expect(valueOf(typed, day)).toBe(date);
  });

  test('"Senin depan" is the first Monday after today on every day of the week', () => {
    const mondays = Array.from({ length: 7 }, (_, n) =>
      valueOf('Senin depan', day, { today: `2026-11-${23 + n}` }),
    );
    expect(mondays).toEqual(Array.from({ length: 7 }, () => '2026-11-30'));
  });

  test.each([
    '31/02/2026',
    '30 Februari 2027',
    '2026-02-30',
    '32/01/2027',
    '31 April',
    '29/02/2027',
    '0/1/2027',
    '00/00/0000',
  ])('%s is not in the calendar', (typed) => {
    expect(refusalOf(typed, day)).toMatch(/tidak ada di kalender.*Contoh: 02\/12\/2026/);
  });

  test('the American order is understood and offered the right way round', () => {
    expect(readText('11/30/2026', day)).toMatchObject({
      ok: false,
      offers: [{ label: 'Senin, 30 November 2026', text: '30/11/2026' }],
    });
  });

  test('a day name that does not fit the date is said', () => {
    expect(refusalOf('Selasa, 30 November 2026', day)).toContain('Senin, 30 November 2026');
  });

  test.each([
    '25-26 November',
    '25 atau 26 November 2026',
    '25/11/2026 s.d. 27/11/2026',
    'besok atau lusa',
    'Senin dan Selasa',
  ])('%s is more than one day', (typed) => {
    expect(refusalOf(typed, day)).toMatch(/lebih dari satu tanggal/);
  });

  test.each(['minggu depan', 'bulan depan', 'akhir tahun ini'])('%s is no day yet', (typed) => {
    expect(refusalOf(typed, day)).toMatch(/satu tanggal yang pasti/);
  });

  test.each(['', 'secepatnya', 'jam 9', '???', '1/2/3/4', 'x'.repeat(10_000)])('%j is no date', (typed) => {
    expect(refusalOf(typed, day)).toMatch(/Tanggalnya belum terbaca/);
  });
});

describe('a date window', () => {
  const future = fieldOf('date', { label: 'Mulai', from: { days: 1 }, to: { days: 30 } });
  const end = fieldOf('date', {
    label: 'Selesai',
    from: { field: 'mulai', months: 1 },
    to: { field: 'mulai', months: 6 },
  });
  const past = fieldOf('date', { label: 'Tanggal kegiatan', to: { days: 0 } });

  test('counted from today', () => {
    expect(valueOf('besok', future)).toBe('2026-11-26');
    expect(refusalOf('hari ini', future)).toMatch(
      /baca: Rabu, 25 November 2026.*paling awal Kamis, 26 November 2026.*Contoh: 26\/11\/2026/,
    );
    expect(valueOf('25/12/2026', future)).toBe('2026-12-25');
    expect(refusalOf('26/12/2026', future)).toMatch(/paling akhir Jumat, 25 Desember 2026/);
  });

  test('counted from another answer, in months', () => {
    const started = { answers: { mulai: '2026-12-31' } };
    expect(refusalOf('30/01/2027', end, started)).toMatch(/paling awal Minggu, 31 Januari 2027/);
    expect(valueOf('31/01/2027', end, started)).toBe('2027-01-31');
    expect(valueOf('30/06/2027', end, started)).toBe('2027-06-30');
    expect(refusalOf('01/07/2027', end, started)).toMatch(/paling akhir/);
  });

  test('waits for the other answer', () => {
    expect(valueOf('30/01/2030', end)).toBe('2030-01-30');
    expect(fieldRefusal('2027-01-31', end, contextWith({ answers: { mulai: '2027-01-15' } }))).toMatch(
      /paling awal/,
    );
  });

  test('in the past, a day without its year or week is the last one', () => {
    expect(valueOf('1 Desember', past)).toBe('2025-12-01');
    expect(valueOf('Senin', past)).toBe('2026-11-23');
    expect(valueOf('tanggal 30', past)).toBe('2026-10-30');
    expect(valueOf('hari ini', past)).toBe('2026-11-25');
    expect(refusalOf('besok', past)).toMatch(/paling akhir Rabu, 25 November 2026/);
  });

  test('working days only, with the name of the holiday and the next working day', () => {
    const visit = fieldOf('date', { workingDay: true });
    expect(refusalOf('25/12/2026', visit)).toMatch(
      /Jumat, 25 Desember 2026 adalah hari libur \(.*Natal.*Senin, 28 Desember 2026/,
    );
    expect(refusalOf('28/11/2026', visit)).toMatch(
      /Sabtu, 28 November 2026 bukan hari kerja.*Senin, 30 November 2026/,
    );
    expect(valueOf('30/11/2026', visit)).toBe('2026-11-30');
  });

  test('the first day it names is a working day, too', () => {
    const visit = fieldOf('date', { workingDay: true, from: { days: 3 } });
    expect(refusalOf('besok', visit)).toMatch(/paling awal Senin, 30 November 2026.*Contoh: 30\/11\/2026/);
  });

  test('is shown in words', () => {
    expect(showAnswer('2026-11-30', day)).toBe('Senin, 30 November 2026');
  });
});
