import type { Imitated } from '../../../../bot/channels/simulator/imitated.ts';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../../../flows/kernel/context.ts';
import type { Draft } from '../../../../flows/features/form/draft.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Message } from '../../../../flows/kernel/message.ts';
import { step } from '../../../../flows/conversation.ts';
import { newSession, type Session } from '../../../../flows/conversation.ts';
import { waitingAlert } from '../../../../flows/features/completion/waiting-applicant.ts';
import { aContext, aMoment, aRequest, aService, aSession, known } from '../../../support/context.ts';
import { answerOf, button, done, labels, play, said, staffContext } from '../../../support/play.ts';

const waiting = (changes: Partial<RequestView> = {}): RequestView =>
  aRequest({
    state: 'needs_completion',
    version: 2,
    since: '2026-11-02T01:00:00.000Z',
    remindedAt: '2026-11-16T01:00:00.000Z',
    lacking: [{ item: 'surat', because: 'tidak terbaca' }],
    ...changes,
  });

describe('the question to the operators', () => {
  const ask = (remindersOff: boolean): Message =>
    waitingAlert(waiting(), aService(), { tz: 'Asia/Pontianak', remindersOff });

  test('says since when, that the applicant was reminded, and what is lacking', () => {
    expect(ask(false).text).toBe(
      [
        'Belum dilengkapi pemohon – *Permohonan magang*',
        'TD-2026-VHJTHDNC · Rina Safitri · Jl. Gajah Mada 10',
        'Menunggu pemohon sejak Senin, 2 November 2026 pukul 08.00.',
        'Sudah diingatkan Senin, 16 November 2026 pukul 08.00.',
        '• Surat pengantar: tidak terbaca.',
        'Apa langkah berikutnya?',
        'Janji: Senin, 30 November 2026 · Lampiran: 3',
      ].join('\n'),
    );
    expect(labels(ask(false))).toEqual(['Ingatkan lagi', 'Tolak', 'Tunggu', 'Lihat']);
  });

  test('of an applicant who said stop says so and offers no reminder', () => {
    expect(ask(true).text).toContain('Pemohon meminta agar tidak diingatkan lagi');
    expect(ask(true).text).not.toContain('Sudah diingatkan');
    expect(labels(ask(true))).toEqual(['Tolak', 'Tunggu', 'Lihat']);
  });
});

describe('the answer', () => {
  const pressed = (what: string, request = waiting(), off = false, staff = {}) => {
    const base = staffContext(staff, [request]);
    const stop = known({ fact: 'reminders_off', contactId: request.contactId }, off);
    return play({ ...base, facts: new Map([...base.facts, stop]) }, [
      button(`act.${what}.${request.id}.${request.version}`),
    ]);
  };

  test('Ingatkan lagi reminds the applicant, once more', () => {
    const result = pressed('remind');
    expect(done(result.effects)).toEqual([
      {
        type: 'remind_applicant',
        requestId: waiting().id,
        contactId: waiting().contactId,
        remindedAt: '2026-11-16T01:00:00.000Z',
        actor: 'Sari',
        role: 'operator',
      },
    ]);
    expect(answerOf(result).text).toBe('TD-2026-VHJTHDNC: pengingat terkirim kepada pemohon.');
  });

  test('but not twice a day, nor somebody who said stop', () => {
    const today = waiting({ remindedAt: aMoment.toISOString() });
    expect(done(pressed('remind', today).effects)).toEqual([]);
    expect(answerOf(pressed('remind', today)).text).toContain('sudah diingatkan hari ini');
    expect(done(pressed('remind', waiting(), true).effects)).toEqual([]);
    expect(answerOf(pressed('remind', waiting(), true)).text).toContain(
      'Pemohon meminta agar tidak diingatkan',
    );
  });

  test('Tunggu changes nothing, but the history knows who decided so', () => {
    expect(done(pressed('wait').effects)).toEqual([
      {
        type: 'record',
        requestId: waiting().id,
        action: 'kept_waiting',
        actor: 'Sari',
        role: 'operator',
        note: null,
      },
    ]);
    expect(labels(answerOf(pressed('wait')))).toContain('Tolak');
  });

  test.each(['remind', 'wait'])(
    '%s is for those who may decide, while there is something to wait for',
    (what) => {
      for (const role of ['records_officer', 'head', 'administrator'] as const)
        expect(done(pressed(what, waiting(), false, { role }).effects)).toEqual([]);
      const moved = pressed(what, waiting({ state: 'submitted' }));
      expect(done(moved.effects)).toEqual([]);
      expect(answerOf(moved).text).toContain('sekarang *Diterima*. Langkah terakhir:');
    },
  );

  test('to a question that was overtaken opens the request as it is now', () => {
    const request = waiting({ version: 4 });
    const result = play(staffContext({}, [request]), [button(`act.remind.${request.id}.2`)]);
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toContain('Tombol itu dibuat sebelum permohonan ini berubah');
  });
});

describe('the reminder', () => {
  const draft = (changes: Partial<Draft>): Draft => ({
    id: 'd0000000-0000-4000-8000-000000000001',
    service: 'magang',
    serviceVersion: '2026-11',
    answers: {},
    files: {},
    skipped: [],
    sopVersion: null,
    sopAcceptedAt: null,
    state: 'open',
    requestId: null,
    only: null,
    updatedAt: '2026-11-23T01:00:00.000Z',
    expiresAt: '2026-12-07T01:00:00.000Z',
    ...changes,
  });
  const form: Session['at'] = { name: 'item', key: 'kampus', from: 'form' };

  const reminded = (
    session: Session,
    {
      request = waiting(),
      remindersOff = false,
      ...context
    }: { request?: RequestView; remindersOff?: boolean } & Partial<Pick<Context, 'draft'>> & {
        channel?: Imitated;
      } = {},
  ) => {
    const result = step(
      session,
      { kind: 'news', requestId: request.id, news: 'completion_reminder' },
      aContext({
        ...context,
        contact: { id: request.contactId, remindersOff },
        facts: [known({ fact: 'request', id: request.id }, request)],
      }),
    );
    if ('want' in result) throw new Error('A fact is missing');
    return result;
  };

  test('says what is lacking and since when, offers the way to it, and how to stop', () => {
    const result = reminded(newSession);
    expect(said(result.effects)).toEqual([
      {
        text: 'Mengingatkan: permohonan *TD-2026-VHJTHDNC* menunggu kelengkapan dari Anda sejak Senin, 2 November 2026 pukul 08.00:\n• Surat pengantar: tidak terbaca.\nPermohonan belum dapat diproses sebelum bagian itu dilengkapi. Isian lain tidak perlu diulang.',
        options: [{ id: `complete.${waiting().id}`, label: 'Lengkapi sekarang' }],
        footer: 'Ketik *stop* bila tidak ingin diingatkan lagi.',
        notice: { kind: 'needs_completion', about: 'TD-2026-VHJTHDNC' },
      },
    ]);
  });

  test('is not said to whom said stop, nor of a request that has moved on', () => {
    expect(reminded(newSession, { remindersOff: true }).effects).toEqual([]);
    expect(reminded(newSession, { request: waiting({ state: 'submitted' }) }).effects).toEqual([]);
  });

  test.each([
    ['begun and left', draft({ requestId: waiting().id, only: ['surat'] })],
    ['begun and lapsed', draft({ requestId: waiting().id, expiresAt: '2026-11-20T01:00:00.000Z' })],
  ])('takes the place of the very completion it calls to mind, %s', (_, its) => {
    const result = reminded(aSession({ at: form, draftId: its.id }), { draft: its });
    expect(result.session.at.name).toBe('told');
    expect(said(result.effects)[0]?.footer).toContain('*stop*');
  });

  test('in the middle of another form leaves it where it is', () => {
    const session = aSession({ at: form, draftId: draft({}).id });
    const buttons = reminded(session, { draft: draft({}) });
    expect(buttons.session).toEqual(session);
    expect(labels(said(buttons.effects)[0])).toEqual(['Lengkapi sekarang']);
    const typed = reminded(session, { draft: draft({}), channel: 'whatsapp' });
    expect(typed.session).toEqual(session);
    expect(said(typed.effects)[0]?.options).toBeUndefined();
    expect(said(typed.effects)[0]?.text).toContain('ketik *status* untuk menanggapinya');
  });
});
