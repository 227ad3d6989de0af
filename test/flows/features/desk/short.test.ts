import { describe, expect, test } from 'vitest';
import { states, stateCodes } from '../../../../domain/state.ts';
import { roleCodes } from '../../../../domain/role.ts';
import { step } from '../../../../flows/conversation.ts';
import type { Effect } from '../../../../flows/kernel/effect.ts';
import { longestShown, shownLength } from '../../../../flows/kernel/long-text.ts';
import type { Message } from '../../../../flows/kernel/message.ts';
import { digestMessage } from '../../../../flows/features/desk/digest.ts';
import type { HistoryEvent } from '../../../../flows/features/requests/request.ts';
import type { steps } from '../../../../flows/features/office/act.ts';
import { aContext, aRequest, aService, aSession, aStaffMember, known } from '../../../support/context.ts';
import { button, play, text } from '../../../support/play.ts';

/** Long real data: what people and offices write when nobody stops them. */
const words = (count: number): string => Array.from({ length: count }, (_, at) => `kata${at}`).join(' ');
const name = 'Dr. Ir. Hj. Siti Nur Aminah Fitriani Kusumawardhani, S.Kom., M.T., Ph.D.';
const service = aService({
  title: 'Peminjaman ruangan Pontive Center dan Meeting Room untuk kegiatan Perangkat Daerah Kota Pontianak',
});
const at = '2026-11-23T01:00:00.000Z';
const request = (state: (typeof stateCodes)[number], version = 4) =>
  aRequest({
    ...{ state, version, unit: 'aptika', supporting: ['ikp', 'persandian', 'infrastruktur'] },
    applicant: { name, phone: '+6281200000009', institution: words(20), email: 'rina@contoh.id' },
    answers: { kampus: words(15), peserta: 3, nik: '6171010101900001', uraian: words(250) },
    outcome: words(140),
    lacking: ['kampus', 'uraian', 'surat', 'cv'].map((item) => ({ item, because: words(40) })),
    disposition: { instruction: words(120), actor: name, role: 'head', at },
    ...{ agendaNumber: '503/0042/DISKOMINFO/2026', reason: words(140) },
  } as Parameters<typeof aRequest>[0]);

const history = (of: ReturnType<typeof request>): HistoryEvent[] =>
  Array.from({ length: 60 }, () => ({
    ...{ ...of.lastStep, action: 'note' as const, actor: name, role: 'operator', at },
    ...{ from: null, to: of.state, note: words(100) },
  }));

const talk = Array.from({ length: 10 }, (_, no) => ({
  ...{ sender: no % 2 === 0 ? ('unit' as const) : ('applicant' as const), unit: 'aptika' as const },
  ...{ text: words(200), at },
}));

const contextFor = (
  of: ReturnType<typeof request>,
  role: (typeof roleCodes)[number],
  undoSeconds: number,
) => {
  const staff = aStaffMember({ role, unit: role === 'operator' ? 'aptika' : 'sekretariat' });
  const row = { ...of, number: of.number };
  const base = aContext({
    services: [service],
    contact: { staff },
    facts: [
      known({ fact: 'request', id: of.id }, of),
      known({ fact: 'request_by_number', number: of.number }, of),
      known({ fact: 'history', requestId: of.id }, history(of)),
      known({ fact: 'held', requestId: of.id }, []),
      known({ fact: 'relay', requestId: of.id }, { last: talk, today: { unit: 1, applicant: 1 } }),
      known(
        { fact: 'inbox', staff, filter: { service: null, state: null }, from: null },
        {
          rows: Array.from({ length: 8 }, (_, no) => ({ ...row, id: of.id.replace(/.$/, String(no)) })),
          ...{ earlier: true, later: true, count: 100, late: 100, beside: 40 },
        },
      ),
      known(
        { fact: 'requests_by_code', staff, code: '7KQ4' },
        Array.from({ length: 8 }, () => row),
      ),
      known(
        { fact: 'open_questions', staff },
        {
          count: 8,
          questions: Array.from({ length: 8 }, (_, no) => ({
            ...{ id: `9000000${no}-0000-4000-8000-000000000001`, number: 'TN-2026-F46JN83J' },
            ...{ state: 'asked' as const, version: 1, unit: 'aptika' as const, contactId: of.contactId },
            ...{ requestNumber: of.number, asker: { name, phone: '+6281200000009' }, askedAt: at, since: at },
            messages: [{ what: 'asked' as const, unit: null, text: words(220), at }],
          })),
        },
      ),
    ],
  });
  return { ...base, settings: { ...base.settings, undoSeconds } };
};

/** Everything an effect sends to anybody, now or when it is due. */
const sentBy = (effect: Effect): Message[] => {
  if (effect.type === 'say' || effect.type === 'tell') return [effect.message];
  if (effect.type === 'alert') return [...effect.messages];
  return 'held' in effect && effect.held ? effect.held.effects.flatMap(sentBy) : [];
};

const tooLong = (effects: readonly Effect[]): string[] =>
  effects
    .flatMap(sentBy)
    .filter((message) => shownLength(message, false) > longestShown)
    .map(({ text }) => `${text.length}: ${text.slice(0, 200)}`);

const looks = ['see', 'history', 'talk', 'letters', 'originals', 'compare'] as const;

describe.each(stateCodes)('of a request that is %s', (state) => {
  const of = request(state);
  test.each(roleCodes)('nothing that a look shows is longer than can be read, to a %s', (role) => {
    const context = contextFor(of, role, 0);
    for (const look of looks)
      expect(tooLong(play(context, [button(`act.${look}.${of.id}`)]).effects), look).toEqual([]);
    for (const typed of [of.number, 'permohonan', 'cari 7KQ4'])
      expect(tooLong(play(context, [typed]).effects), typed).toEqual([]);
    const listed = step(aSession(), text('pertanyaan'), context);
    expect('want' in listed ? [listed.want] : tooLong(listed.effects)).toEqual([]);
  });
});

/** Each step with words as long as it takes them, as far as what is sent. */
const taken: Partial<Record<(typeof steps)[number] | 'write' | 'note', readonly [string, string[]]>> = {
  reject: ['submitted', ['[Tulis sendiri]', words(120), '[Kirim]']],
  start: ['disposed', [words(120), '[Kirim]']],
  complete: ['in_progress', [words(120), '[Kirim]']],
  write: ['in_progress', [words(120), '[Kirim]']],
  note: ['in_progress', [words(120)]],
};

describe.each([0, 60])('what a step sends, %s seconds later', (undoSeconds) => {
  test.each(Object.entries(taken))(
    '%s is no longer than can be read, by whomever',
    (act, [state, inputs]) => {
      const of = request(state as (typeof stateCodes)[number]);
      const context = contextFor(of, 'operator', undoSeconds);
      const pressed = button(`act.${act}.${of.id}${act === 'write' || act === 'note' ? '' : '.4'}`);
      for (let so = 0; so <= inputs.length; so += 1) {
        const { effects } = play(context, [pressed, ...inputs.slice(0, so)]);
        expect(tooLong(effects), inputs[so - 1]?.slice(0, 20)).toEqual([]);
      }
    },
  );
});

test('a digest is no longer than can be read', () => {
  const message = digestMessage(
    {
      counts: { waiting: 100, dueToday: 100, late: 100, completion: 100, beside: 100, fresh: 100 },
      items: Array.from({ length: 50 }, () => ({
        ...{ number: 'TD-2026-VHJTHDNC', service: 'magang', due: '2026-11-20', beside: true },
      })),
    },
    {
      slot: { key: '2026-11-23 08:00', time: '08:00', first: true, since: new Date(at) },
      ...{ said: null, today: '2026-11-23', titleOf: () => service.title },
    },
  );
  expect(message && shownLength(message, false)).toBeLessThanOrEqual(longestShown);
});

test('every state is tried', () => expect(stateCodes).toEqual(Object.keys(states)));
