import { describe, expect, test } from 'vitest';
import type { Hold } from '../../../domain/periods.ts';
import { fieldRefusal, showAnswer } from '../../../flows/fields/index.ts';
import { readSlot } from '../../../flows/fields/slot.ts';
import { slotWants } from '../../../flows/fields/slot-wants.ts';
import { contextWith, fieldOf, readText, refusalOf, valueOf } from './support.ts';

const room = fieldOf('slot', { label: 'Waktu', example: '{workday+6} 09.00-11.00' });
const hold = (more: Partial<Hold> = {}): Hold => ({
  resource: 'meeting_room',
  date: '2026-11-26',
  from: '09:00',
  to: '11:00',
  seats: [1],
  ...more,
});

describe('slot, on Wednesday 25 November 2026 at eight', () => {
  test.each([
    ['30/11/2026 09.00-11.00', '2026-11-30'],
    ['30/11/2026, 09.00 - 11.00', '2026-11-30'],
    ['30-11-2026 9-11', '2026-11-30'],
    ['2026-11-30 09:00-11:00', '2026-11-30'],
    ['30 November 2026 jam 9 sampai 11', '2026-11-30'],
    ['30 nov 9-11', '2026-11-30'],
    ['30 nov 09~11', '2026-11-30'],
    ['30 nov 26 jam 9-11', '2026-11-30'],
    ['Senin, 30 November 2026 pukul 09.00 s.d. 11.00 WIB', '2026-11-30'],
    ['09.00-11.00 30/11/2026', '2026-11-30'],
    ['jam 9 sampai 11 hari Senin', '2026-11-30'],
    ['besok jam 9 sampai 11', '2026-11-26'],
    ['Senin depan 9-11', '2026-11-30'],
    ['tgl 30 jam 9-11', '2026-11-30'],
    ['30/11 09.00-11.00', '2026-11-30'],
    ['30/11/2026\n09.00-11.00', '2026-11-30'],
    ['3 hari lagi', undefined],
  ])('%j', (typed, date) => {
    if (date === undefined) expect(refusalOf(typed, room)).toMatch(/tulis jam mulai/);
    else expect(valueOf(typed, room)).toEqual({ date, from: '09:00', to: '11:00' });
  });

  test.each([
    ['30/11/2026', /jam mulai dan jam selesai/],
    ['30/11/2026 jam 9', /jam selesainya/],
    ['09.00-11.00', /Tanggalnya belum terbaca/],
    ['31/02/2027 09.00-11.00', /tidak ada di kalender/],
    ['30/11/2026 dan 01/12/2026 09.00-11.00', /satu hari/],
    ['30/11/2026 08.00-09.00 dan 10.00-11.00', /lebih dari satu rentang/],
    ['30/11/2026 11.00-09.00', /sesudah jam mulai/],
    ['24/11/2026 09.00-11.00', /sudah lewat/],
    ['hari ini 9-11', /paling lambat 1 hari kerja sebelumnya.*Kamis, 26 November 2026/],
    ['25/12/2026 09.00-11.00', /hari libur.*Senin, 28 Desember 2026/],
    ['28/11/2026 09.00-11.00', /bukan hari kerja/],
    ['30/11/2026 15.00-17.00', /buka pukul 08\.00–16\.00; yang kami baca 15\.00–17\.00/],
    ['30/11/2028 09.00-11.00', /paling jauh 90 hari/],
    ['secepatnya', /belum terbaca/],
  ])('%j is refused', (typed, sentence) => {
    expect(refusalOf(typed, room)).toMatch(sentence);
  });

  test('what is taken is refused with the nearest free periods, which pass when typed', () => {
    const holds = () => [hold()];
    const reading = readText('besok 09.00-11.00', room, { holds });
    expect(reading).toMatchObject({ ok: false });
    if (reading.ok !== false) return;
    expect(reading.say).toMatch(
      /Meeting Room sudah dipesan pada Kamis, 26 November 2026, pukul 09\.00–11\.00/,
    );
    expect(reading.offers).toHaveLength(3);
    expect(reading.offers?.[0]).toEqual({ label: 'Kam 26/11 11.00–13.00', text: '26/11/2026 11.00-13.00' });
    expect(reading.offers?.[2]).toEqual({ label: 'Jum 27/11 09.00–11.00', text: '27/11/2026 09.00-11.00' });
    for (const { label, text } of reading.offers ?? []) {
      expect(readText(text, room, { holds })).toMatchObject({ ok: true });
      expect(label.length).toBeLessThanOrEqual(24);
    }
  });

  test('periods that touch do not clash, another room is another room', () => {
    expect(valueOf('besok 11.00-12.00', room, { holds: () => [hold()] })).toMatchObject({ from: '11:00' });
    const other = () => [hold({ resource: 'pontive_center' })];
    expect(valueOf('besok 9-11', room, { holds: other })).toMatchObject({ from: '09:00' });
  });

  test('outside opening hours free periods are offered, too', () => {
    expect(readText('30/11/2026 15.00-17.00', room)).toMatchObject({
      offers: [{ text: '30/11/2026 14.00-16.00' }, {}, {}],
    });
  });

  test('hours that can only be the afternoon are asked back', () => {
    expect(readText('besok jam 1 sampai 3', room)).toMatchObject({
      ok: 'ask',
      value: { date: '2026-11-26', from: '13:00', to: '15:00' },
    });
  });

  test('seats are counted', () => {
    const seats = fieldOf('slot', { uses: [{ resource: 'coworking', amountFrom: 'jumlah_orang' }] });
    const held = Array.from({ length: 17 }, (_, index) => index + 1);
    const holds = () => [hold({ resource: 'coworking', seats: held })];
    expect(valueOf('besok 9-11', seats, { holds, answers: { jumlah_orang: 3 } })).toMatchObject({
      from: '09:00',
    });
    expect(refusalOf('besok 9-11', seats, { holds, answers: { jumlah_orang: 4 } })).toMatch(
      /tinggal 3 kursi dari 20/,
    );
    expect(refusalOf('besok 9-11', seats, { answers: { jumlah_orang: 21 } })).toMatch(
      /hanya memiliki 20 kursi/,
    );
  });

  test('a wish that is longer than allowed is refused with shorter ones', () => {
    const kit = fieldOf('slot', { uses: [{ resource: 'vicon_kit' }] });
    expect(readText('30/11/2026 08.00-15.00', kit)).toMatchObject({
      say: expect.stringMatching(/paling lama 6 jam sekali pakai; yang kami baca 08\.00–15\.00/),
      offers: [{ text: '30/11/2026 08.00-14.00' }, {}, {}],
    });
  });

  test('more people than fit are refused with what does fit them', () => {
    const counted = fieldOf('slot', { uses: [{ resource: 'meeting_room', peopleFrom: 'jumlah_peserta' }] });
    expect(refusalOf('besok 9-11', counted, { answers: { jumlah_peserta: 30 } })).toMatch(
      /paling banyak 25 orang.*30.*Pontive Center memuat 40 orang/,
    );
  });

  test('the records are asked only for a period that could be one', () => {
    const holds = () => {
      throw new Error('asked');
    };
    expect(refusalOf('secepatnya', room, { holds })).toMatch(/belum terbaca/);
    expect(() => readText('besok 9-11', room, { holds })).toThrow('asked');
  });

  test.each([
    ['27', { month: '2026-11' }, { ok: 'day', date: '2026-11-27' }],
    ['tgl 27', { month: '2026-11' }, { ok: 'day', date: '2026-11-27' }],
    ['27 jam 9 sampai 11', { month: '2026-11' }, { ok: true, value: { date: '2026-11-27', from: '09:00' } }],
    ['1 9-11', { month: '2026-12' }, { ok: true, value: { date: '2026-12-01', from: '09:00' } }],
    ['25/11 9-11', { month: '2026-12' }, { ok: false }],
    ['27 november', { month: '2026-12' }, { ok: 'day', date: '2026-11-27' }],
    ['9-11', { month: '2026-12' }, { ok: false }],
    ['31', { month: '2026-11' }, { ok: false }],
    ['9-11', { day: '2026-11-27' }, { ok: true, value: { date: '2026-11-27', from: '09:00' } }],
    ['jam 9 sampai 11', { day: '2026-11-27' }, { ok: true, value: { date: '2026-11-27' } }],
    ['jam 9', { day: '2026-11-27' }, { ok: 'day', date: '2026-11-27', refused: { ok: false } }],
    ['senin 9-11', { day: '2026-11-27' }, { ok: true, value: { date: '2026-11-30', from: '09:00' } }],
    ['30 9-11', { day: '2026-11-27' }, { ok: true, value: { date: '2026-11-30', from: '09:00' } }],
    ['30', { day: '2026-11-27' }, { ok: 'day', date: '2026-11-30' }],
    ['9', { day: '2026-11-27' }, { ok: 'day', date: '2026-11-27' }],
    ['apa saja', { day: '2026-11-27' }, { ok: 'day', date: '2026-11-27', refused: { ok: false } }],
  ])('%j beside %o', (typed, hint, expected) => {
    expect(readSlot(typed, room, contextWith(), hint)).toMatchObject(expected);
  });

  test('a stored period is checked again and shown in words', () => {
    const slot = { date: '2026-11-26', from: '09:00', to: '11:00' };
    expect(fieldRefusal(slot, room, contextWith())).toBeNull();
    expect(fieldRefusal(slot, room, contextWith({ holds: () => [hold()] }))).toMatch(/sudah dipesan/);
    expect(fieldRefusal(slot, room, contextWith({ today: '2026-11-27' }))).toMatch(/sudah lewat/);
    expect(fieldRefusal('besok', room, contextWith())).toMatch(/belum terbaca/);
    expect(showAnswer(slot, room)).toBe('Kamis, 26 November 2026, pukul 09.00–11.00');
  });
});

describe('what a slot takes', () => {
  const field = fieldOf('slot', {
    uses: [
      { resource: 'meeting_id', when: { field: 'id_meeting', in: [true] } },
      { resource: 'vicon_kit', when: { field: 'perangkat', notEmpty: true } },
    ],
  });
  const names = (answers: Parameters<typeof slotWants>[1], complete = false) =>
    slotWants(field, answers, { complete }).map(({ resource }) => resource);

  test('answers still to come count as wanted, until the form is complete', () => {
    expect(names({})).toEqual(['meeting_id', 'vicon_kit']);
    expect(names({}, true)).toEqual([]);
    expect(names({ id_meeting: false })).toEqual(['vicon_kit']);
    expect(names({ id_meeting: true, perangkat: ['tv'] }, true)).toEqual(['meeting_id', 'vicon_kit']);
    expect(names({ id_meeting: true, perangkat: [] })).toEqual(['meeting_id']);
  });
});
