import { describe, expect, test } from 'vitest';
import type { StaffMember } from '../../../../domain/role.ts';
import type { Context } from '../../../../flows/kernel/context.ts';
import type {
  InboxFilter,
  InboxFrom,
  InboxPage,
  InboxRow,
} from '../../../../flows/features/office/inbox-page.ts';
import type { Message } from '../../../../flows/kernel/message.ts';
import { step } from '../../../../flows/conversation.ts';
import {
  inboxOptionId,
  readInboxLink,
  type InboxLink,
} from '../../../../flows/features/office/inbox-link.ts';
import { stateCodes } from '../../../../domain/state.ts';
import { aContext, aRequest, aSession, aStaffMember, known } from '../../../support/context.ts';
import { aHistory, answerOf, button, labels, play, text, staffStep } from '../../../support/play.ts';

const uuid = (n: number): string => `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const codes = 'FHJKMNPRTVWX';
const row = (n: number, changes: Partial<InboxRow> = {}): InboxRow => ({
  id: uuid(n),
  number: `TD-2026-AAAAAAA${codes.charAt(n)}`,
  service: 'magang',
  state: 'submitted',
  unit: 'aptika',
  supporting: [],
  promisedOn: '2026-11-30',
  version: 1,
  ...changes,
});

const none: InboxFilter = { service: null, state: null };
const pageOf = (rows: InboxRow[], changes: Partial<InboxPage> = {}): InboxPage => ({
  rows,
  earlier: false,
  later: false,
  count: rows.length,
  late: 0,
  beside: 0,
  ...changes,
});

type Page = [InboxPage, InboxFilter?, InboxFrom?];

const contextOf = (pages: Page[], staff: Partial<StaffMember> = {}): Context =>
  aContext({
    contact: { staff: aStaffMember(staff) },
    facts: [
      ...pages.map(([page, filter = none, from = null]) =>
        known({ fact: 'inbox', staff: aStaffMember(staff), filter, from }, page),
      ),
      known({ fact: 'request', id: aRequest().id }, aRequest()),
      known({ fact: 'history', requestId: aRequest().id }, aHistory(aRequest())),
    ],
  });
const asked = (pages: Page[], inputs: string[], staff: Partial<StaffMember> = {}): Message =>
  answerOf(play(contextOf(pages, staff), inputs));

describe('the list', () => {
  const late = row(2, { promisedOn: '2026-11-20' });

  test('says how much waits, and of each number, service, state and promise, overdue marked', () => {
    const answer = asked([[pageOf([late, row(1)], { late: 1 })]], ['Permohonan']);
    expect(answer.text).toBe(
      [
        '*2 permohonan menunggu Anda*, 1 terlambat. Janji terdekat lebih dulu.',
        `1. *Terlambat* – ${late.number} – Permohonan magang – Diterima – janji Jumat, 20 November 2026`,
        `2. ${row(1).number} – Permohonan magang – Diterima – janji Senin, 30 November 2026`,
      ].join('\n'),
    );
    expect(labels(answer)).toEqual([late.number, row(1).number, 'Saring layanan', 'Saring keadaan']);
    expect(answer.options?.[0]?.id).toBe(`act.see.${late.id}`);
  });

  test('says so when nothing waits, and when there is more than anybody counts', () => {
    expect(asked([[pageOf([])]], ['permohonan']).text).toBe('Tidak ada permohonan yang menunggu Anda.');
    expect(asked([[pageOf([row(1)], { count: 100, late: 100 })]], ['permohonan']).text).toContain(
      '*100 atau lebih permohonan menunggu Anda*, 100 atau lebih terlambat.',
    );
  });

  test('marks what the unit is only beside, says how much it is, and what the head set a day for', () => {
    const staff = { unit: 'ikp' } as const;
    const disposed = row(3, { state: 'in_progress', dueOn: '2026-11-20' });
    const beside = row(4, { state: 'disposed', supporting: ['ikp', 'persandian'], promisedOn: '2026-11-20' });
    const both = pageOf([disposed, beside], { count: 1, late: 1, beside: 1 });
    expect(asked([[both]], ['permohonan'], staff).text).toBe(
      [
        '*1 permohonan menunggu Anda*, 1 terlambat. Janji terdekat lebih dulu.',
        '*1 permohonan didampingi unit Anda*, dikerjakan unit lain.',
        `1. *Terlambat* – ${disposed.number} – Permohonan magang – Ditindaklanjuti – batas Jumat, 20 November 2026`,
        `2. _Unit pendamping_ – ${beside.number} – Permohonan magang – Didisposisikan – janji Jumat, 20 November 2026`,
      ].join('\n'),
    );
    const alone = pageOf([beside], { count: 0, beside: 1 });
    expect(asked([[alone]], ['permohonan'], staff).text).toMatch(
      /^Tidak ada permohonan yang menunggu Anda\.\n\*1 permohonan didampingi unit Anda\*/,
    );
    const filter = { service: null, state: 'disposed' } as const;
    const filtered = asked(
      [[alone], [alone, filter]],
      ['permohonan', '[Saring keadaan]', '[Didisposisikan]'],
      staff,
    );
    expect(filtered.text).toMatch(
      /^\*1 permohonan didampingi unit Anda\*.*\nSaringan: Didisposisikan\n1\. _Unit/,
    );
    // The secretariat's operators act for every unit, named beside it or not.
    const own = row(5, { state: 'disposed', supporting: ['sekretariat'] });
    expect(asked([[pageOf([own])]], ['permohonan'], { unit: 'sekretariat' }).text).not.toContain(
      'pendamping',
    );
  });

  test('of an administrator is of everything that is open', () => {
    const answer = asked([[pageOf([row(1)])]], ['permohonan'], { role: 'administrator' });
    expect(answer.text).toContain('*1 permohonan belum selesai*');
  });

  test('a typed number opens the request', () => {
    const shown = { ...row(1), id: aRequest().id };
    expect(asked([[pageOf([shown])]], ['permohonan', '1']).text).toContain(aRequest().number);
  });

  test('leaves a dialogue', () => {
    const at = {
      name: 'staff',
      action: 'reject',
      requestId: uuid(1),
      version: 1,
      stage: 'reason',
      picked: [],
      reasons: {},
    } as const;
    const session = aSession({ at: { ...at, picked: [], reasons: {} } });
    expect(play(contextOf([[pageOf([])]]), ['permohonan'], session).session.at).toEqual({ name: 'menu' });
  });
});

describe('pages', () => {
  const first = pageOf([row(1), row(2)], { later: true });
  const second = pageOf([row(3)], { earlier: true });
  const pages: Page[] = [
    [first],
    [second, none, { after: uuid(2) }],
    [first, none, { before: uuid(3) }],
    [pageOf([], { earlier: true }), none, { after: uuid(9) }],
  ];

  test('are turned by Berikutnya and Sebelumnya, which stand only where there is more', () => {
    expect(labels(asked(pages, ['permohonan']))).toEqual([
      row(1).number,
      row(2).number,
      'Berikutnya',
      'Saring layanan',
      'Saring keadaan',
    ]);
    const next = asked(pages, ['permohonan', '[Berikutnya]']);
    expect(labels(next)).toEqual([row(3).number, 'Sebelumnya', 'Saring layanan', 'Saring keadaan']);
    expect(asked(pages, ['permohonan', 'berikutnya', 'sebelumnya']).text).toContain(row(1).number);
  });

  test('an old page’s button turns on from where it stood, whatever was shown since', () => {
    const old = inboxOptionId({ opens: 'page', filter: none, from: { after: uuid(2) } });
    const result = play(contextOf(pages), ['permohonan', '[Berikutnya]', '[Sebelumnya]', button(old)]);
    expect(answerOf(result).text).toContain(row(3).number);
  });

  test('a page that is gone meanwhile is the first one again', () => {
    const gone = inboxOptionId({ opens: 'page', filter: none, from: { after: uuid(9) } });
    expect(answerOf(play(contextOf(pages), [button(gone)])).text).toContain(row(1).number);
  });
});

describe('filters', () => {
  const byService = { service: 'magang', state: null };
  const both = { service: 'magang', state: 'needs_completion' } as const;
  const pages: Page[] = [
    [pageOf([row(1)])],
    [pageOf([row(2)]), byService],
    [pageOf([row(3, { state: 'needs_completion' })], { later: true }), both],
    [pageOf([], { earlier: true }), both, { after: uuid(3) }],
    [pageOf([row(4, { state: 'completed' })]), { service: null, state: 'completed' }],
    [pageOf([]), { service: null, state: 'withdrawn' }],
  ];

  test('by service and by state go together, are named, and keep while paging', () => {
    const service = asked(pages, ['permohonan', '[Saring layanan]']);
    expect(labels(service)).toEqual(['Semua layanan', 'Permohonan magang']);
    const steps = ['permohonan', '[Saring layanan]', '[Permohonan magang]'];
    expect(asked(pages, steps).text).toContain('Saringan: Permohonan magang');
    const states = asked(pages, [...steps, '[Saring keadaan]']);
    expect(labels(states)).toEqual([
      'Menunggu saya',
      'Diterima',
      'Perlu dilengkapi',
      'Terverifikasi',
      'Teragenda',
      'Didisposisikan',
      'Ditindaklanjuti',
      'Selesai',
      'Ditolak',
      'Dibatalkan',
    ]);
    const filtered = asked(pages, [...steps, '[Saring keadaan]', '[Perlu dilengkapi]']);
    expect(filtered.text).toContain('Saringan: Permohonan magang · Perlu dilengkapi');
    expect(filtered.text).toContain(row(3).number);
    const next = filtered.options?.find(({ label }) => label === 'Berikutnya')?.id ?? '';
    expect(readInboxLink(next)).toEqual({ opens: 'page', filter: both, from: { after: uuid(3) } });
  });

  test('can be taken off again', () => {
    const steps = ['permohonan', '[Saring layanan]', '[Permohonan magang]'];
    expect(asked(pages, [...steps, '[Saring layanan]', '[Semua layanan]']).text).toContain(row(1).number);
  });

  test('of what is finished say that the newest comes first, and of nothing that nothing fits', () => {
    const steps = ['permohonan', '[Saring keadaan]'];
    expect(asked(pages, [...steps, '[Selesai]']).text).toContain('Yang terbaru lebih dulu.');
    const empty = asked(pages, [...steps, '[Dibatalkan]']);
    expect(empty.text).toBe('Tidak ada permohonan dengan saringan ini.\nSaringan: Dibatalkan');
    expect(labels(empty)).toEqual(['Saring layanan', 'Saring keadaan']);
  });
});

test('every button of the list says what it opens in what channels carry', () => {
  const filters = [null, ...stateCodes].flatMap((state) =>
    [null, 'dokumentasi'].map((service) => ({ state, service })),
  );
  const links = filters.flatMap((filter): InboxLink[] => [
    { opens: 'services', filter },
    { opens: 'states', filter },
    { opens: 'page', filter, from: null },
    { opens: 'page', filter, from: { after: aRequest().id } },
    { opens: 'page', filter, from: { before: aRequest().id } },
  ]);
  for (const link of links) {
    expect(inboxOptionId(link).length).toBeLessThanOrEqual(64);
    expect(readInboxLink(inboxOptionId(link))).toEqual(link);
  }
  for (const guess of ['act.in.', 'act.in...x', 'act.in..magang.', `act.see.${uuid(1)}`])
    expect(readInboxLink(guess)).toBeNull();
});

describe('a search', () => {
  const staff = aStaffMember();
  const request = aRequest();
  const context = aContext({
    contact: { staff },
    facts: [
      known({ fact: 'request_by_number', number: request.number }, request),
      known({ fact: 'history', requestId: request.id }, aHistory(request)),
      known({ fact: 'requests_by_code', staff, code: 'VHJ' }, [row(1), row(2)]),
      known({ fact: 'requests_by_code', staff, code: 'ZZZ' }, []),
      known({ fact: 'requests_by_code', staff, code: 'VHJ7HDNC' }, [row(1)]),
      known({ fact: 'requests_by_code', staff, code: 'VHJTHDN2' }, []),
      known({ fact: 'requests_by_code', staff, code: 'VHJT' }, [row(2)]),
    ],
  });
  const found = (words: string): Message => answerOf(play(context, [words]));

  test.each([request.number, `cari ${request.number}`, 'Cari: td 2026 vhjt hdnc'])(
    '"%s" opens the request',
    (typed) => {
      expect(found(typed).text).toContain(`${request.number} – *Permohonan magang*`);
    },
  );

  test.each(['cari vhj', 'CARI VHJ', 'cari td-2026-vhj'])('"%s" lists what begins so', (typed) => {
    expect(labels(found(typed))).toEqual([row(1).number, row(2).number]);
  });

  test('needs no word before a whole code', () => {
    expect(labels(found('vhj7hdnc'))).toEqual([row(1).number]);
    // A word of eight letters is a word.
    expect(staffStep(aSession(), text('terlalui'), context)).toBeNull();
  });

  test.each(['TD-2026-VHJTHDN2', 'td 2026 vhjthdn2', 'cari VHJTHDN2'])(
    'for a mistyped number, "%s", says so and lists what begins alike',
    (typed) => {
      expect(found(typed).text).toContain('Tidak ada permohonan VHJTHDN2 di antara tugas Anda.');
      expect(labels(found(typed))).toEqual([row(2).number]);
    },
  );

  test('that finds nothing says so, and one that cannot be read says how', () => {
    expect(found('cari zzz').text).toContain('Tidak ada permohonan ZZZ di antara tugas Anda.');
    for (const unclear of ['cari', 'cari Rina Safitri', 'cari vh'])
      expect(found(unclear).text).toContain('Ketik *cari* lalu nomornya');
  });

  test('by a whole number works in the middle of a form as well, which stays where it is', () => {
    const at = { name: 'item', key: 'kampus', from: 'form' } as const;
    const draft = {
      id: 'd0000000-0000-4000-8000-000000000001',
      service: 'magang',
      serviceVersion: '2026-11',
      answers: {},
      files: {},
      skipped: [],
      sopVersion: '2026-11',
      sopAcceptedAt: '2026-11-23T01:00:00.000Z',
      state: 'open',
      requestId: null,
      only: null,
      updatedAt: '2026-11-23T01:00:00.000Z',
      expiresAt: '2026-12-07T01:00:00.000Z',
    } as const;
    const session = aSession({ at, draftId: draft.id });
    const inForm = { ...context, draft: { ...draft, skipped: [] } };
    const result = step(session, text(request.number), inForm);
    if ('want' in result) throw new Error('A fact is missing');
    expect(answerOf(result).text).toContain(request.number);
    expect(result.session.at).toEqual(at);
    // Words that only begin like a search are an answer there.
    const words = step(session, text('Cari ilmu'), inForm);
    expect('want' in words ? null : words.effects.map(({ type }) => type)).toContain('save_draft');
  });
});
