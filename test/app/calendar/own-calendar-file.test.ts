import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../app/catalogue.ts';
import { ownCalendarFile } from '../../../app/calendar/own-calendar-file.ts';
import type { RequestView } from '../../../flows/features/requests/request.ts';
import { serviceFace } from '../../../flows/features/requests/service-face.ts';
import { rejectedText, withdrawnText } from '../../../flows/features/office/applicant-texts.ts';
import { cancelledCalendar } from '../../../flows/features/bookings/cancelled.ts';
import { step } from '../../../flows/conversation.ts';
import { afterwards } from '../../../flows/features/office/afterwards.ts';
import { aContext, aMoment, aRequest, aSession, known } from '../../support/context.ts';
import { text as typed } from '../../support/play.ts';
import { readIcs } from '../../support/read-ics.ts';
import { pontianak } from '../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const { resources } = catalogue.city;
const slot = { date: '2026-11-25', from: '09:00', to: '11:00' };
const meeting = aRequest({
  service: 'kunjungan',
  answers: {
    keperluan: 'pinjam_meeting_room',
    nama_instansi: 'SMA Negeri 1, Pontianak',
    agenda: 'Belajar; bersama',
    jumlah_peserta: 10,
    waktu: slot,
    penanggung_jawab: 'Budi Santoso',
    hp_penanggung_jawab: '+6281200000077',
  },
});
const face = (request: RequestView) => serviceFace({ catalogue }, request.service);
const textOf = (request: RequestView, tz = 'Asia/Pontianak'): string =>
  ownCalendarFile(request, face(request), { now: aMoment, tz, resources })?.bytes.toString() ?? '';

describe('the calendar file of a request', () => {
  test('says when, where and for what, and can be read back', () => {
    const { calendar, events } = readIcs(textOf(meeting));
    expect(calendar).toMatchObject({ METHOD: 'PUBLISH', VERSION: '2.0' });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      SUMMARY: 'Meeting Room: Belajar; bersama',
      // 09.00 in Pontianak, whatever this machine or the phone calls it.
      DTSTART: '20261125T020000Z',
      DTEND: '20261125T040000Z',
      LOCATION: 'Meeting Room, Kantor DISKOMINFO Kota Pontianak',
      STATUS: 'CONFIRMED',
    });
    expect(events[0]?.['DESCRIPTION']).toMatch(/Rabu, 25 November 2026.*09\.00–11\.00 waktu setempat/);
    expect(events[0]?.['DESCRIPTION']).toContain('Bidang Aplikasi Informatika');
  });

  test('is city time also of a city and on a server elsewhere', () => {
    const before = process.env['TZ'];
    try {
      for (const server of ['America/New_York', 'Pacific/Kiritimati']) {
        process.env['TZ'] = server;
        expect(new Date(aMoment).getHours()).not.toBe(9);
        const [here] = readIcs(textOf(meeting)).events;
        expect([here?.['DTSTART'], here?.['DTEND']]).toEqual(['20261125T020000Z', '20261125T040000Z']);
        expect(here?.['DESCRIPTION']).toContain('Rabu, 25 November 2026');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
    expect(readIcs(textOf(meeting, 'Asia/Jayapura')).events[0]?.['DTSTART']).toBe('20261125T000000Z');
  });

  test('keeps its place in the phone when the period changes, and the change counts as newer', () => {
    const moved = {
      ...meeting,
      version: 2,
      answers: { ...meeting.answers, waktu: { ...slot, date: '2026-11-26' } },
    };
    const [before, after] = [meeting, moved].map((request) => readIcs(textOf(request)).events[0]);
    expect(after?.['UID']).toBe(before?.['UID']);
    expect(Number(after?.['SEQUENCE'])).toBeGreaterThan(Number(before?.['SEQUENCE']));
    expect(after?.['DTSTART']).toBe('20261126T020000Z');
  });

  test.each(['rejected', 'withdrawn'] as const)('takes itself out of the phone once it is %s', (state) => {
    const over = { ...meeting, state, version: 2 };
    const file = ownCalendarFile(over, face(over), { now: aMoment, tz: 'Asia/Pontianak', resources });
    expect(file?.name).toBe('batal-TD-2026-VHJTHDNC.ics');
    const [before] = readIcs(textOf(meeting)).events;
    const { calendar, events } = readIcs(textOf(over));
    expect(calendar).toMatchObject({ METHOD: 'CANCEL' });
    expect(events).toMatchObject([
      { UID: before?.['UID'], SEQUENCE: '2', STATUS: 'CANCELLED', DTSTART: before?.['DTSTART'] },
    ]);
    expect(before?.['SEQUENCE']).toBe('1');
  });

  test('takes itself out as well when a completion leaves nothing held', () => {
    const before = { ...meeting, state: 'needs_completion' as const, version: 3 };
    const file = ownCalendarFile(before, face(before), {
      now: aMoment,
      tz: 'UTC',
      resources,
      cancelled: true,
    });
    expect(readIcs(file?.bytes.toString() ?? '')).toMatchObject({
      calendar: { METHOD: 'CANCEL' },
      events: [{ SEQUENCE: '3', STATUS: 'CANCELLED' }],
    });
  });

  test('names no people', () => {
    const text = textOf(meeting).replace(/\r\n /g, '');
    for (const personal of ['Budi', 'Rina', '812', 'Gajah Mada', 'contoh.id', 'SMA'])
      expect(text).not.toContain(personal);
  });

  test('is one entry for all that is held in one period, and none where nothing is', () => {
    const vicon = aRequest({
      service: 'vicon',
      answers: { kegiatan: 'Rapat daring', waktu: slot, id_meeting: true, perangkat: ['kamera'] },
    });
    const { events } = readIcs(textOf(vicon));
    expect(events.map(({ SUMMARY }) => SUMMARY)).toEqual([
      'ID meeting dan Perangkat video conference: Rapat daring',
    ]);
    expect(
      ownCalendarFile(aRequest({ service: 'magang' }), face(meeting), { now: aMoment, tz: 'UTC', resources }),
    ).toBeNull();
  });
});

test('whoever is rejected or withdraws reads that the period is free again', () => {
  const texts = [rejectedText(meeting, face(meeting), 'Penuh'), withdrawnText(meeting, face(meeting))];
  for (const { text } of texts) expect(text).toMatch(/Jadwal Rabu, 25 November 2026.*sudah dilepas/);
  const none = aRequest({ service: 'pengaduan' });
  expect(withdrawnText(none, face(none)).text).not.toContain('Jadwal');
});

describe('the file that takes a period out of a calendar is ordered for the applicant', () => {
  const ordered = (request: RequestView, now = aMoment) =>
    cancelledCalendar(request, face(request), aContext({ now }));
  const order = {
    type: 'order_document',
    contactId: meeting.contactId,
    document: { kind: 'calendar', requestId: meeting.id },
  };

  test('as long as something of it is to come, and not for what held nothing', () => {
    expect(ordered(meeting)).toMatchObject([order]);
    expect(ordered(meeting, new Date('2026-11-25T03:59:00Z'))).toHaveLength(1);
    expect(ordered(meeting, new Date('2026-11-25T04:00:00Z'))).toEqual([]);
    expect(ordered(aRequest({ service: 'pengaduan' }))).toEqual([]);
  });

  test('with the rejection and with the withdrawal', () => {
    const taken = { request: meeting, service: face(meeting), note: 'Penuh', context: aContext() };
    expect(afterwards.reject(taken)).toMatchObject([{ type: 'tell' }, order]);
    const context = aContext({
      catalogue,
      contact: { id: meeting.contactId },
      facts: [known({ fact: 'request', id: meeting.id }, meeting)],
    });
    const asked = aSession({ at: { name: 'withdraw', requestId: meeting.id } });
    const result = step(asked, typed('ya'), context);
    expect('want' in result ? result.want : result.effects).toContainEqual(
      expect.objectContaining({ ...order, orderId: context.fresh.draftId }),
    );
  });
});
