import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import type { Hold } from '../../../../domain/periods.ts';
import type { StaffMember } from '../../../../domain/role.ts';
import type { Booked } from '../../../../flows/features/bookings/booked.ts';
import type { OpenBlock, OpenMove } from '../../../../flows/features/bookings/open-change.ts';
import type { Context } from '../../../../flows/kernel/context.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Want } from '../../../../flows/kernel/fact.ts';
import type { Effect } from '../../../../flows/kernel/effect.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import { newSession, Session } from '../../../../flows/conversation.ts';
import { aContext, aRequest, aStaffMember } from '../../../support/context.ts';
import { decideOn } from '../../../support/decide-on.ts';
import { done, labels, said } from '../../../support/play.ts';
import { city, pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const requestId = 'b0000000-0000-4000-8000-000000000001';
const meeting = aRequest({
  id: requestId,
  service: 'kunjungan',
  unit: 'ikp',
  answers: {
    keperluan: 'pinjam_meeting_room',
    agenda: 'Belajar bersama',
    jumlah_peserta: 10,
    waktu: { date: '2026-12-02', from: '09:00', to: '11:00' },
  },
});
const booked: Booked = {
  kind: 'request',
  resource: 'meeting_room',
  date: '2026-12-02',
  from: '09:00',
  to: '11:00',
  seats: 1,
  requestId,
  number: meeting.number,
  purpose: 'Belajar bersama',
  institution: null,
};

type World = {
  holds?: Hold[];
  block?: OpenBlock;
  booked?: Booked[];
  request?: RequestView;
  move?: OpenMove | null;
};

const know = (want: Want, world: World): unknown => {
  if (want.fact === 'booked')
    return (world.booked ?? []).filter(
      ({ resource, date }) => want.resources.includes(resource) && date >= want.from && date <= want.until,
    );
  if (want.fact === 'holds')
    return (world.holds ?? []).filter(({ date }) => date >= want.from && date <= want.until);
  if (want.fact === 'request') return world.request?.id === want.id ? world.request : null;
  if (want.fact === 'block') return world.block ?? null;
  if (want.fact === 'open_move') return world.move ?? null;
  return want.fact === 'request_by_number' ? (world.request ?? null) : [];
};

/** Goes through a conversation of a member of staff: `[Label]` presses a button of the last answer. */
const talk = (
  inputs: string[],
  world: World = {},
  staff: Partial<StaffMember> = {},
  from: Session = newSession,
) => {
  const base: Context = {
    ...aContext({
      contact: { staff: aStaffMember({ unit: 'sekretariat', ...staff }), privacyVersion: '2026-11' },
    }),
    catalogue,
  };
  let session: Session = from;
  let effects: readonly Effect[] = [];
  const turn = (event: Event): void => {
    const result = decideOn(session, event, {
      context: (facts) => ({ ...base, facts }),
      know: (want) => know(want, world),
    });
    session = Session.parse(JSON.parse(JSON.stringify(result.session)));
    effects = result.effects;
  };
  for (const input of inputs) {
    const label = /^\[(.+)\]$/.exec(input)?.[1];
    const option = said(effects)
      .flatMap(({ options = [] }) => options)
      .find((each) => each.label === label);
    if (label !== undefined)
      expect(
        said(effects).flatMap((message) => labels(message)),
        input,
      ).toContain(label);
    turn(option ? { kind: 'button', option: option.id } : { kind: 'text', text: input });
  }
  return {
    text: said(effects)
      .map(({ text }) => text)
      .join('\n'),
    labels: said(effects).flatMap((message) => labels(message)),
    effects: done(effects),
    session,
  };
};

const begin = ['jadwal', '[Blokir waktu]'];

describe('blocking a time', () => {
  test('asks which, when and why, and blocks what is free', () => {
    const { effects, text } = talk(
      [...begin, '[Meeting Room]', '2/12/2026', '[Hari itu saja]', '13.00-15.00', '[Pemeliharaan]'],
      { booked: [booked] },
    );
    expect(effects).toMatchObject([
      {
        type: 'block',
        resource: 'meeting_room',
        from: '2026-12-02',
        until: '2026-12-02',
        times: { from: '13:00', to: '15:00' },
        reason: 'Pemeliharaan',
        touches: [],
      },
    ]);
    expect(text).toContain('*Meeting Room* diblokir: Rabu, 2 Desember 2026, pukul 13.00–15.00');
  });

  test('takes several days as whole days', () => {
    const { effects } = talk([...begin, '[Pontive Center]', '1/12/2026', '3/12/2026', 'Rapat Wali Kota'], {
      booked: [booked],
    });
    expect(effects).toMatchObject([
      { type: 'block', from: '2026-12-01', until: '2026-12-03', times: null, reason: 'Rapat Wali Kota' },
    ]);
  });

  test('never overrides: lists what is in the way with its buttons, and blocks the rest only when told to', () => {
    const asked = talk(
      [...begin, '[Meeting Room]', '2/12/2026', '[Hari itu saja]', '[Sepanjang hari]', '[Dipakai Wali Kota]'],
      { booked: [booked] },
    );
    expect(asked.effects).toEqual([]);
    expect(asked.text).toContain(`Rab 2 • 09.00–11.00 · ${meeting.number} · Belajar bersama`);
    expect(asked.labels).toEqual([`Pindahkan ${meeting.number}`, meeting.number, 'Blokir sisanya', 'Batal']);
    const told = talk(
      [
        ...begin,
        '[Meeting Room]',
        '2/12/2026',
        '[Hari itu saja]',
        '[Sepanjang hari]',
        '[Dipakai Wali Kota]',
        '[Blokir sisanya]',
      ],
      { booked: [booked] },
    );
    expect(told.effects).toMatchObject([
      { type: 'block', touches: [requestId], times: null },
      { type: 'record', requestId, action: 'blocked_over', role: 'operator' },
    ]);
    expect(told.labels).toEqual([`Pindahkan ${meeting.number}`, meeting.number]);
  });

  test.each([
    ['an end before the beginning', [...begin, '[Meeting Room]', '3/12/2026', '2/12/2026'], 'lebih awal'],
    ['more than a month', [...begin, '[Meeting Room]', '3/12/2026', '3/2/2027'], 'Paling lama 31 hari'],
    ['a day that is over', [...begin, '[Meeting Room]', '2/11/2026'], 'Mulai'],
    [
      'hours that are over',
      [...begin, '[Meeting Room]', '[Hari ini]', '[Hari itu saja]', '07.00-08.00', '[Pemeliharaan]'],
      'sudah lewat',
    ],
    [
      'a reason of one letter',
      [...begin, '[Meeting Room]', '[Besok]', '[Hari itu saja]', '[Sepanjang hari]', 'x'],
      'alasan',
    ],
  ])('refuses %s with a sentence', (_what, inputs, sentence) => {
    const { effects, text, session } = talk(inputs);
    expect(effects).toEqual([]);
    expect(text).toContain(sentence);
    expect(session.at.name).toBe('block');
  });

  test('is for operators of the unit and the secretariat only, and of a unit only its own', () => {
    expect(talk(begin, {}, { unit: 'infrastruktur' }).labels).toEqual([
      'Perangkat video conference',
      'ID meeting',
      'Batal',
    ]);
    expect(talk(begin).labels).toHaveLength(city.resources.size + 1);
    for (const staff of [
      { role: 'head' },
      { role: 'administrator' },
      { unit: 'ikp' },
    ] as Partial<StaffMember>[])
      expect(talk(['jadwal'], {}, staff).labels).not.toContain('Blokir waktu');
  });
});

describe('releasing a block', () => {
  const blockId = 'e0000000-0000-4000-8000-000000000001';
  const block: OpenBlock = {
    resource: 'meeting_room',
    from: '2026-12-02',
    until: '2026-12-02',
    times: null,
    reason: 'Pemeliharaan',
  };
  const held: Booked = {
    kind: 'block',
    resource: 'meeting_room',
    date: '2026-12-02',
    from: '00:00',
    to: '24:00',
    seats: 1,
    blockId,
    reason: 'Pemeliharaan',
  };
  const pressed = ['jadwal 2/12/2026', '[Lepas blokir Rab 2 00.00–24.00]'];

  test('ends it, and says so', () => {
    const { effects, text } = talk(pressed, { booked: [held], block });
    expect(effects).toEqual([{ type: 'release_block', blockId }]);
    expect(text).toContain('dilepas: Rabu, 2 Desember 2026, sepanjang hari');
  });

  test('does nothing when somebody else was quicker, or for who does not keep the room and kept the button', () => {
    expect(talk(pressed, { booked: [held] })).toMatchObject({
      effects: [],
      text: expect.stringContaining('sudah tidak ada') as string,
    });
    const { session } = talk(['jadwal 2/12/2026'], { booked: [held], block });
    for (const staff of [
      { unit: 'ikp' },
      { unit: 'infrastruktur' },
      { role: 'head' },
    ] as Partial<StaffMember>[])
      expect(
        talk(['Lepas blokir Rab 2 00.00–24.00'], { booked: [held], block }, staff, session),
      ).toMatchObject({
        effects: [],
        text: expect.stringContaining('operator bidang pengelola') as string,
      });
  });
});

describe('moving what a request holds', () => {
  const open = [meeting.number, '[Pindahkan jadwal]'];
  const world = { request: meeting, booked: [booked] };

  test('is chosen like an applicant’s, given a reason, and proposed with a deadline', () => {
    const asked = talk(open, world);
    expect(asked.text).toContain(
      `*Pindahkan ${meeting.number}*\nMeeting Room, sekarang Rabu, 2 Desember 2026, pukul 09.00–11.00`,
    );
    expect(asked.text).toContain('*Desember 2026*');
    const told = talk([...open, '3', '[10.00–12.00]', '[Pemeliharaan]'], world);
    expect(told.effects).toMatchObject([
      {
        type: 'propose_move',
        requestId,
        item: 'waktu',
        slot: { date: '2026-12-03', from: '10:00', to: '12:00' },
        reason: 'Pemeliharaan',
        expiresAt: '2026-11-25T02:12:00.000Z',
        note: 'Rabu, 2 Desember 2026, pukul 09.00–11.00 → Kamis, 3 Desember 2026, pukul 10.00–12.00: Pemeliharaan',
      },
      { type: 'news', news: 'move_proposed', requestId },
    ]);
    expect(told.text).toContain('Rabu, 25 November 2026, pukul 09.12');
  });

  test('keeps the applicants’ rules, and refuses the period it has', () => {
    expect(talk([...open, '5/12/2026 09.00-10.00'], world).text).toContain('bukan hari kerja');
    expect(talk([...open, '2/12/2026 09.00-11.00'], world).text).toContain('Itu waktu yang sekarang');
    expect(talk([...open, '3/12/2026 09.00-11.00', 'x'], world).effects).toEqual([]);
  });

  test('of a period taken while the reason was written is chosen again', () => {
    const told = talk([...open, '3/12/2026 10.00-12.00'], world);
    expect(told.session.at).toMatchObject({ name: 'move', slot: { date: '2026-12-03' } });
    const hold = {
      resource: 'meeting_room' as const,
      date: '2026-12-03',
      from: '09:00',
      to: '12:30',
      seats: [1],
    };
    const taken = talk(['Pemeliharaan'], { ...world, holds: [hold] }, {}, told.session);
    expect(taken.effects).toEqual([]);
    expect(taken.text).toContain('sudah dipesan');
  });

  test('of what is no longer held is refused with what became of the request, and takes nobody out of their work', () => {
    const refused = talk(open, { request: meeting });
    expect(refused.text).toContain('tidak ada yang dipindahkan');
    expect(refused.text).toContain('sekarang *Diterima*. Langkah terakhir: Permohonan dikirim oleh pemohon');
    expect(refused.session.at).toEqual({ name: 'menu' });
    const lastStep = { action: 'withdraw', actor: 'Budi', role: 'applicant', at: '2026-11-23T02:00:00.000Z' };
    const withdrawn = { ...meeting, state: 'withdrawn' as const, lastStep };
    const begun = talk([...open, '3/12/2026 10.00-12.00'], world);
    const told = talk(['Pemeliharaan'], { request: withdrawn }, {}, begun.session);
    expect(told.effects).toEqual([]);
    expect(told.text).toContain('sekarang *Dibatalkan*. Langkah terakhir: Batalkan permohonan oleh pemohon');
    expect(talk(['batal'], world, {}, begun.session).text).toContain('sekarang *Diterima*');
  });

  test('is one at a time, and for who keeps the room', () => {
    const move: OpenMove = {
      id: 'e',
      requestId,
      item: 'waktu',
      old: { date: '2026-12-02', from: '09:00', to: '11:00' },
      slot: { date: '2026-12-03', from: '09:00', to: '11:00' },
      reason: 'x',
      expiresAt: '2026-11-25T02:12:00.000Z',
    };
    expect(talk(open, { ...world, move }).text).toContain('sudah ada usulan');
    expect(talk([meeting.number], world, { unit: 'ikp' }).labels).not.toContain('Pindahkan jadwal');
    expect(talk([meeting.number], world, { role: 'head' }).labels).not.toContain('Pindahkan jadwal');
    expect(talk([meeting.number], { request: { ...meeting, state: 'rejected' } }).labels).not.toContain(
      'Pindahkan jadwal',
    );
  });
});
