import { describe, expect, it } from 'vitest';
import type { ActingKind } from '../../domain/acting-head.ts';
import { placed, type Role, roleCodes } from '../../domain/role.ts';
import { stateCodes, type State } from '../../domain/state.ts';
import {
  actions,
  allowedActions,
  isTurnOf,
  transition,
  type Action,
  type Actor,
  type RequestCore,
} from '../../domain/transition.ts';
import type { Unit } from '../../domain/unit.ts';

const unitCodes = ['sekretariat', 'ikp', 'aptika', 'infrastruktur', 'persandian'];

const today = '2026-11-30';
const request = (
  state: State,
  unit: Unit = 'aptika',
  more: Partial<RequestCore> = { completedOn: today },
): RequestCore => ({
  ...{ id: 'r1', number: 'TD-2026-22222222', state, version: 3, unit },
  promisedOn: today,
  extension: { times: 1, workingDays: 7, days: 0 },
  askedWhy: true,
  ...more,
});

const staff = (role: Role, unit: Unit, acting?: ActingKind): Actor => ({
  kind: 'staff',
  member: placed(
    { id: 's1', name: 'Sari', role, unit, ...(acting ? { acting } : {}) },
    { secretariat: 'sekretariat' },
  ),
});
const applicant: Actor = { kind: 'applicant', reopenWithin: 7 };
const operator = staff('operator', 'aptika');
const head = staff('head', 'sekretariat');
const records = staff('records_officer', 'sekretariat');

type Post = 'operator' | 'records_officer' | 'head' | 'administrator' | 'applicant' | 'system';
type Cell = { [P in Post]?: string };

/**
 * What each post may do in each state and where that leads, written down from services.md, "A request's life", and Perwali
 * 126/2022 Pasal 9(1), 12(2); whoever is not named may do nothing. `*` is done with the head's decision on paper only, and
 * in brackets stands what is no button of its own.
 */
const table: Record<State, Cell> = {
  submitted: {
    operator:
      'verify>verified request_completion>needs_completion reject>rejected extend>submitted explain>submitted',
    applicant: 'withdraw>withdrawn',
  },
  needs_completion: {
    operator: 'reject>rejected',
    applicant: 'complete_items>submitted withdraw>withdrawn',
  },
  verified: {
    operator: 'extend>verified explain>verified',
    records_officer: 'register>registered',
    head: 'reject>rejected',
    applicant: 'withdraw>withdrawn',
  },
  registered: {
    operator: 'extend>registered explain>registered',
    head: 'reject>rejected dispose>disposed',
    records_officer: '*dispose>disposed (*reject>rejected)',
    applicant: 'withdraw>withdrawn',
  },
  disposed: { operator: 'start>in_progress', applicant: 'withdraw>withdrawn' },
  in_progress: { operator: 'complete>completed' },
  completed: { applicant: 'reopen>in_progress' },
  rejected: {},
  withdrawn: {},
};

type Entry = { action: string; to: string; paper: boolean; hidden: boolean };
const entriesOf = (cell = ''): Entry[] =>
  [...cell.matchAll(/(\()?(\*)?(\w+)>(\w+)/g)].map(([, bracket, star, action = '', to = '']) => ({
    action,
    to,
    paper: star !== undefined,
    hidden: bracket !== undefined,
  }));

/** Whose unit a request is to somebody: only for operators does it matter. */
type Where = 'own' | 'supporting' | 'other';

/** The posts somebody acts in: an operator only where they work, who stands in for the head also as head. */
const postsOf = (post: Post, where: Where, isActing: boolean): Post[] => [
  ...(post === 'operator' && where !== 'own' ? [] : [post]),
  ...(isActing && post !== 'head' ? ['head' as const] : []),
];

const dutiesOf = (post: Post): string[] =>
  stateCodes.flatMap((state) => entriesOf(table[state][post]).map(({ action }) => action));

type Row = {
  who: string;
  actor: Actor;
  post: Post;
  where: Where;
  acting: ActingKind | null;
  unit: Unit;
  supporting: Unit[];
};

// The request is aptika's, with ikp beside it: persandian has nothing to do with it, the secretariat works for all.
const rows: Row[] = [
  {
    who: 'the applicant',
    actor: applicant,
    post: 'applicant',
    where: 'own',
    acting: null,
    unit: 'aptika',
    supporting: ['ikp'],
  },
  {
    who: 'the system',
    actor: { kind: 'system' },
    post: 'system',
    where: 'own',
    acting: null,
    unit: 'aptika',
    supporting: ['ikp'],
  },
  ...roleCodes.flatMap((post) =>
    unitCodes.flatMap((mine) =>
      ([null, 'plh', 'plt'] as const).flatMap((acting) =>
        unitCodes.map((unit): Row => {
          const supporting = unit === 'ikp' ? ['persandian' as const] : ['ikp' as const];
          const where =
            mine === 'sekretariat' || mine === unit
              ? 'own'
              : supporting.includes(mine as never)
                ? 'supporting'
                : 'other';
          return {
            who: `${acting ? `${acting} ` : ''}${post} of ${mine}`,
            actor: staff(post, mine, acting ?? undefined),
            post,
            where,
            acting,
            unit,
            supporting,
          };
        }),
      ),
    ),
  ),
];

const actionCodes = Object.keys(actions) as Action[];

it('covers every state, action, role, unit and deputy', () => {
  expect(rows.length * stateCodes.length * actionCodes.length).toBe((2 + 4 * 5 * 3 * 5) * 9 * 12);
});

const refusalOf = ({ post, where, acting }: Row, action: Action): string => {
  const has = dutiesOf(post).includes(action);
  const asHead = acting !== null && post !== 'head' && dutiesOf('head').includes(action);
  if (!has && !asHead) return 'not_your_role';
  if (post === 'operator' && where !== 'own' && !asHead)
    return where === 'supporting' ? 'not_leading_unit' : 'not_your_unit';
  return 'not_allowed_here';
};

describe.each(stateCodes)('a request that is %s', (state) => {
  const entries = (row: Row): Entry[] =>
    postsOf(row.post, row.where, row.acting !== null).flatMap((post) => entriesOf(table[state][post]));
  const given = { note: 'Alasan', units: ['infrastruktur', 'ikp'] as const, days: 7, today };

  const core = (row: Row): RequestCore =>
    request(state, row.unit, { supporting: row.supporting, completedOn: today });
  /** All rows are held against the table at once: a test for each took longer to count than to run. */
  const ofAll = <T>(read: (row: Row) => T): [string, T][] =>
    rows.map((row) => [`${row.who}, of ${row.unit}`, read(row)]);

  it('offers everybody exactly what the table says', () => {
    const may = (row: Row): string[] =>
      entries(row)
        .filter(({ hidden }) => !hidden)
        .map(({ action }) => action);
    expect(ofAll((row) => [...allowedActions(core(row), row.actor, today)].sort())).toEqual(
      ofAll((row) => [...new Set(may(row))].sort()),
    );
  });

  it.each(actionCodes)(
    'lets everybody %s who may, on paper what is done on paper, and says why not',
    (action) => {
      const told = (row: Row, more: object): string => {
        const outcome = transition(core(row), action, row.actor, { ...given, ...more });
        return outcome.ok ? `${outcome.from}>${outcome.to}` : outcome.because;
      };
      const wanted = (row: Row): [free: string, onPaper: string] => {
        const mine = entries(row).filter((entry) => entry.action === action);
        const [first] = mine;
        if (!first) return [refusalOf(row, action), refusalOf(row, action)];
        const free = mine.find(({ paper }) => !paper);
        return [free ? `${state}>${free.to}` : 'paper_missing', `${state}>${first.to}`];
      };
      expect(ofAll((row) => [told(row, {}), told(row, { paper: true })])).toEqual(ofAll(wanted));
    },
  );
});

it.each([
  ['plh', 'plh'],
  ['plt', 'plt'],
] as const)(
  'whoever decides as %s is written down as such, and as themselves in their own office',
  (kind, office) => {
    const deputy = staff('operator', 'ikp', kind);
    expect(transition(request('registered'), 'dispose', deputy, { units: ['aptika'], today })).toMatchObject({
      ok: true,
      office,
    });
    expect(transition(request('verified'), 'reject', deputy, { note: 'Ganda', today })).toMatchObject({
      ok: true,
      office,
    });
    expect(transition(request('submitted', 'ikp'), 'reject', deputy, { note: 'Ganda', today })).toMatchObject(
      { ok: true, office: 'operator' },
    );
  },
);

it('a records officer who stands in for the head decides; with the head’s paper they record', () => {
  const deputy = staff('records_officer', 'sekretariat', 'plh');
  const dispose = (paper: boolean) =>
    transition(request('registered'), 'dispose', deputy, { units: ['aptika'], paper, today });
  expect(dispose(false)).toMatchObject({ ok: true, office: 'plh' });
  expect(dispose(true)).toMatchObject({ ok: true, office: 'records_officer' });
});

it('it is nobody’s turn by what they only record for somebody else', () => {
  expect(isTurnOf(request('registered'), records, today)).toBe(false);
  expect(isTurnOf(request('registered'), head, today)).toBe(true);
  expect(isTurnOf(request('verified'), records, today)).toBe(true);
});

it.each([
  ['verify', 'Verifikasi'],
  ['request_completion', 'Minta kelengkapan'],
  ['reject', 'Tolak'],
  ['register', 'Catat agenda'],
  ['dispose', 'Disposisi'],
  ['start', 'Tindak lanjut'],
  ['complete', 'Selesaikan'],
  ['extend', 'Perpanjang waktu'],
  ['explain', 'Beri alasan'],
  ['withdraw', 'Batalkan permohonan'],
  ['reopen', 'Belum selesai'],
] as const)('calls %s "%s"', (action, label) => {
  expect(actions[action]).toBe(label);
});

describe('the note', () => {
  const needing: [Action, State, Actor][] = [
    ['request_completion', 'submitted', operator],
    ['reject', 'submitted', operator],
    ['reject', 'needs_completion', operator],
    ['reject', 'verified', head],
    ['reject', 'registered', head],
    ['complete', 'in_progress', operator],
    ['reopen', 'completed', applicant],
  ];
  it.each(needing)('is required to %s from %s', (action, state, actor) => {
    const refused = { ok: false, because: 'reason_missing' };
    expect(transition(request(state), action, actor, { today })).toEqual(refused);
    expect(transition(request(state), action, actor, { note: ' \n ', today })).toEqual(refused);
  });

  it('is not required elsewhere, and an empty one is none', () => {
    expect(transition(request('submitted'), 'verify', operator, { note: '  ', today })).toMatchObject({
      ok: true,
      note: null,
    });
  });

  it('is trimmed', () => {
    const result = transition(request('in_progress'), 'complete', operator, {
      note: ' Sudah tayang. ',
      today,
    });
    expect(result).toMatchObject({ ok: true, note: 'Sudah tayang.' });
  });
});

describe('a disposition', () => {
  it('needs a unit, and on paper the paper first', () => {
    const registered = request('registered');
    const refused = (because: string) => ({ ok: false, because });
    expect(transition(registered, 'dispose', head, { note: 'Tindaklanjuti', today })).toEqual(
      refused('unit_missing'),
    );
    expect(transition(registered, 'dispose', head, { units: [], today })).toEqual(refused('unit_missing'));
    expect(transition(registered, 'dispose', records, { today })).toEqual(refused('paper_missing'));
    expect(transition(registered, 'dispose', records, { paper: true, today })).toEqual(
      refused('unit_missing'),
    );
  });

  it('moves the request to the unit named first, whose operators alone then take steps on it', () => {
    const result = transition(request('registered', 'aptika'), 'dispose', head, {
      units: ['persandian', 'ikp', 'persandian', 'ikp'],
      today,
    });
    expect(result).toMatchObject({ ok: true, unit: 'persandian', supporting: ['ikp'] });
    const disposed = request('disposed', 'persandian', { supporting: ['ikp'] });
    expect(allowedActions(disposed, staff('operator', 'persandian'), today)).toEqual(['start']);
    expect(allowedActions(disposed, staff('operator', 'ikp'), today)).toEqual([]);
    expect(allowedActions(disposed, operator, today)).toEqual([]);
  });

  it('is the only step that moves it; the units beside stay', () => {
    const submitted = request('submitted', 'aptika', { supporting: ['persandian'] });
    const result = transition(submitted, 'verify', operator, { units: ['ikp'], today });
    expect(result).toMatchObject({ ok: true, unit: 'aptika', supporting: ['persandian'] });
  });
});

describe('an extension', () => {
  const extend = (more: Partial<RequestCore>, given: { note?: string; days?: number } = {}) =>
    transition(request('verified', 'aptika', more), 'extend', operator, {
      ...{ note: 'Masih dikumpulkan', days: 7, today },
      ...given,
    });

  it.each([
    ['what was never to be extended', { extension: undefined }, 'not_extensible'],
    [
      'what was extended as often as may be',
      { extension: { times: 0, workingDays: 7, days: 7 } },
      'not_extensible',
    ],
    ['what was due yesterday', { promisedOn: '2026-11-29' }, 'too_late'],
    [
      'what was due yesterday with its pauses',
      { promisedOn: '2026-11-20', decideBy: '2026-11-29' },
      'too_late',
    ],
  ])('is refused of %s, and not even offered', (_, more, because) => {
    const core = more as Partial<RequestCore>;
    expect(extend(core)).toEqual({ ok: false, because });
    expect(allowedActions(request('verified', 'aptika', core), operator, today)).not.toContain('extend');
  });

  it.each([
    [{ days: 8 }, 'too_many_days'],
    [{ days: 0 }, 'too_many_days'],
    [{ days: 1.5 }, 'too_many_days'],
    [{ note: ' ' }, 'reason_missing'],
  ])('with %j is refused', (given, because) => {
    expect(extend({}, given)).toEqual({ ok: false, because });
  });

  it('needs its days, keeps the state, and on the last day is still in time', () => {
    const core = request('verified');
    expect(transition(core, 'extend', operator, { note: 'Alasan', today })).toEqual({
      ok: false,
      because: 'days_missing',
    });
    expect(extend({ promisedOn: '2026-11-20', decideBy: today })).toMatchObject({
      ...{ ok: true, from: 'verified', to: 'verified', unit: 'aptika', note: 'Masih dikumpulkan' },
    });
  });

  it('is nobody’s turn: nothing waits for it', () => {
    expect(isTurnOf(request('verified'), operator, today)).toBe(false);
    expect(isTurnOf(request('submitted'), operator, today)).toBe(true);
  });
});

describe('why a day may pass', () => {
  it.each([
    ['nobody was asked', { askedWhy: undefined }, false],
    ['its applicant has been told', { warnedFor: today }, false],
    ['its applicant was told of an earlier day', { warnedFor: '2026-11-20' }, true],
    ['the day has passed', { promisedOn: '2026-11-29' }, false],
    ['it is the day itself', {}, true],
  ])('where %s is told: %s', (_, more, may) => {
    const tried = transition(
      request('verified', 'aptika', more as Partial<RequestCore>),
      'explain',
      operator,
      {
        ...{ note: 'Permohonan sedang banyak', today },
      },
    );
    expect(tried).toMatchObject(may ? { ok: true, to: 'verified' } : { ok: false, because: 'not_asked' });
  });
});

describe('"belum selesai"', () => {
  it.each([
    ['2026-11-30', true],
    ['2026-11-24', true],
    ['2026-11-23', true],
    ['2026-11-22', false],
    ['2025-11-30', false],
  ])('of a request completed on %s is in time on 2026-11-30: %s', (completedOn, inTime) => {
    const completed = request('completed', 'aptika', { completedOn });
    const result = transition(completed, 'reopen', applicant, { note: 'Belum tayang', today });
    expect(result).toEqual(
      inTime
        ? {
            ok: true,
            from: 'completed',
            to: 'in_progress',
            unit: 'aptika',
            supporting: [],
            note: 'Belum tayang',
            office: 'applicant',
          }
        : { ok: false, because: 'too_late' },
    );
    expect(allowedActions(completed, applicant, today)).toEqual(inTime ? ['reopen'] : []);
  });

  it('is too late when nobody knows when it was completed', () => {
    const result = transition(request('completed', 'aptika', {}), 'reopen', applicant, {
      note: 'x',
      today,
    });
    expect(result).toEqual({ ok: false, because: 'too_late' });
  });
});
