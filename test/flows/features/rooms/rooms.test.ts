import { describe, expect, test } from 'vitest';
import type { StaffMember } from '../../../../domain/role.ts';
import type { Booked } from '../../../../flows/features/bookings/booked.ts';
import type { Context } from '../../../../flows/kernel/context.ts';
import { aContext, aStaffMember, known } from '../../../support/context.ts';
import { answerOf, done, labels, play } from '../../../support/play.ts';
import { city } from '../../../support/pontianak.ts';

const request = (changes: Partial<Extract<Booked, { kind: 'request' | 'proposal' }>> = {}): Booked => ({
  kind: 'request',
  resource: 'meeting_room',
  date: '2026-11-25',
  from: '09:00',
  to: '11:00',
  seats: 1,
  requestId: 'b0000000-0000-4000-8000-000000000001',
  number: 'TD-2026-VHJTHDNC',
  purpose: 'Belajar bersama',
  institution: 'SMA Negeri 1',
  ...changes,
});
const block: Booked = {
  kind: 'block',
  resource: 'pontive_center',
  date: '2026-11-25',
  from: '00:00',
  to: '24:00',
  seats: 1,
  blockId: 'e0000000-0000-4000-8000-000000000001',
  reason: 'Pemeliharaan',
};

const days = (from: string, until: string, booked: Booked[]): [string, unknown] =>
  known({ fact: 'booked', resources: [...city.resources.keys()], from, until }, booked);
const contextOf = (facts: [string, unknown][], staff: Partial<StaffMember> = {}): Context =>
  aContext({ contact: { staff: aStaffMember(staff) }, facts });

const wednesday = [
  block,
  request(),
  request({ resource: 'coworking', from: '09:00', to: '12:00', seats: 5, institution: null }),
  request({ resource: 'coworking', from: '11:00', to: '13:00', seats: 4, institution: null }),
];

describe('the day of all resources', () => {
  const context = contextOf([days('2026-11-25', '2026-11-25', wednesday)]);
  const shown = answerOf(play(context, ['jadwal 25/11/2026']));

  test('says what is used, by number, purpose and institution, and what is free with set-up time kept', () => {
    expect(shown.text).toContain('*Jadwal ruang – Rabu, 25 November 2026*');
    expect(shown.text).toContain('• 09.00–11.00 · TD-2026-VHJTHDNC · Belajar bersama – SMA Negeri 1');
    expect(shown.text).toContain('Kosong: 08.00–09.00, 11.30–16.00');
    expect(shown.text).toContain('Diblokir: Pemeliharaan\nKosong: tidak ada');
    expect(shown.text).toContain('5 kursi');
    expect(shown.text).toContain('Paling ramai 9 dari 20 kursi');
    expect(shown.text).toContain('*ID meeting* – kosong');
  });

  test('opens each request once, releases blocks, and turns to other days, the week and a picture', () => {
    expect(labels(shown)).toEqual([
      'Lepas blokir Rab 25 00.00–24.00',
      'TD-2026-VHJTHDNC',
      '‹ Hari sebelumnya',
      'Hari berikutnya ›',
      'Seminggu',
      'Gambar',
      'Blokir waktu',
    ]);
  });

  test('offers blocking only to those who keep a resource', () => {
    for (const staff of [
      { role: 'head' as const },
      { unit: 'ikp' as const },
      { role: 'records_officer' as const },
    ]) {
      const seen = answerOf(
        play(contextOf([days('2026-11-25', '2026-11-25', wednesday)], staff), ['jadwal 25/11/2026']),
      );
      expect(labels(seen).filter((label) => /lokir/.test(label))).toEqual([]);
    }
    const other = contextOf([days('2026-11-25', '2026-11-25', wednesday)], { unit: 'infrastruktur' });
    expect(
      labels(answerOf(play(other, ['jadwal 25/11/2026']))).filter((label) => /lokir/.test(label)),
    ).toEqual(['Blokir waktu']);
  });
});

test('today is the city’s, also when it is still yesterday elsewhere', () => {
  // 23.30 UTC on the 23rd is the 24th in Pontianak.
  const context = {
    ...contextOf([days('2026-11-24', '2026-11-24', [])]),
    now: new Date('2026-11-23T23:30:00Z'),
  };
  expect(answerOf(play(context, ['jadwal ruang'])).text).toContain('Selasa, 24 November 2026');
});

test('a closed day says so', () => {
  const context = contextOf([days('2026-12-25', '2026-12-25', [])]);
  expect(answerOf(play(context, ['jadwal 25 desember'])).text).toMatch(/Libur: .*Natal/);
});

test('the week is a line a resource and day, without an empty weekend, and each day opens', () => {
  const context = contextOf([
    days('2026-11-25', '2026-11-25', wednesday),
    days('2026-11-23', '2026-11-29', [...wednesday, request({ date: '2026-11-28', kind: 'proposal' })]),
  ]);
  const week = answerOf(play(context, ['jadwal 25/11/2026', '[Seminggu]']));
  expect(week.text).toContain('*Sen 23* – kosong');
  expect(week.text).toContain(
    '*Rab 25* – ada pemakaian\n• Pontive Center: 00.00–24.00 diblokir\n• Meeting Room: 09.00–11.00',
  );
  expect(week.text).toContain('• Coworking Space: 09.00–12.00 (5 kursi), 11.00–13.00 (4 kursi)');
  expect(week.text).toContain('*Sab 28*');
  expect(week.text).not.toContain('Min 29');
  expect(answerOf(play(context, ['jadwal 25/11/2026', '[Seminggu]', '[Rab 25]'])).text).toContain('Rabu, 25');
});

test('a picture of the week is ordered from its Monday', () => {
  const context = contextOf([days('2026-11-25', '2026-11-25', []), days('2026-11-23', '2026-11-29', [])]);
  const result = play(context, ['jadwal 25/11/2026', '[Seminggu]', '[Gambar]']);
  expect(done(result.effects)).toMatchObject([
    { type: 'order_document', document: { kind: 'bookings', from: '2026-11-23', days: 7 } },
  ]);
});
