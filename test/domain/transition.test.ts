import { describe, expect, it } from 'vitest';
import { roleCodes } from '../../domain/role.ts';
import { stateCodes, type State } from '../../domain/state.ts';
import {
  actions,
  allowedActions,
  transition,
  type Action,
  type Actor,
  type RequestCore,
} from '../../domain/transition.ts';
import { unitCodes, type Unit } from '../../domain/unit.ts';

const today = '2026-11-30';
const request = (state: State, unit: Unit = 'aptika', completedOn: string | null = today): RequestCore => ({
  id: 'r1',
  number: 'TD-2026-22222222',
  state,
  version: 3,
  unit,
  ...(completedOn === null ? {} : { completedOn }),
});

const staff = (role: (typeof roleCodes)[number], unit: Unit): Actor => ({
  kind: 'staff',
  member: { id: 's1', name: 'Sari', role, unit },
});
const applicant: Actor = { kind: 'applicant' };
const system: Actor = { kind: 'system' };
const operator = staff('operator', 'aptika');
const head = staff('head', 'sekretariat');

type Post = 'operator' | 'records_officer' | 'head' | 'applicant';

/** What each may do in each state, written down from services.md; whoever is not named may do nothing. */
const expected: Record<State, Partial<Record<Post, Action[]>>> = {
  submitted: { operator: ['verify', 'request_completion', 'reject'], applicant: ['withdraw'] },
  needs_completion: { operator: ['reject'], applicant: ['complete_items', 'withdraw'] },
  verified: { records_officer: ['register'], head: ['reject'], applicant: ['withdraw'] },
  registered: { head: ['reject', 'dispose'], applicant: ['withdraw'] },
  disposed: { operator: ['start'], applicant: ['withdraw'] },
  in_progress: { operator: ['complete'] },
  completed: { applicant: ['reopen'] },
  rejected: {},
  withdrawn: {},
};

/** What belongs to each post at all, in whatever state. */
const duties: Record<Post, Action[]> = {
  operator: ['verify', 'request_completion', 'reject', 'start', 'complete'],
  records_officer: ['register'],
  head: ['reject', 'dispose'],
  applicant: ['complete_items', 'withdraw', 'reopen'],
};

const leadsTo: Record<Action, State> = {
  verify: 'verified',
  request_completion: 'needs_completion',
  reject: 'rejected',
  register: 'registered',
  dispose: 'disposed',
  start: 'in_progress',
  complete: 'completed',
  complete_items: 'submitted',
  withdraw: 'withdrawn',
  reopen: 'in_progress',
};

const actionCodes = Object.keys(actions) as Action[];
const everybody: { name: string; actor: Actor; post: Post | null; unit: Unit | null }[] = [
  { name: 'the applicant', actor: applicant, post: 'applicant', unit: null },
  { name: 'the system', actor: system, post: null, unit: null },
  ...roleCodes.flatMap((role) =>
    unitCodes.map((unit) => ({
      name: `${role} of ${unit}`,
      actor: staff(role, unit),
      post: role === 'administrator' ? null : role,
      unit: role === 'operator' ? unit : null,
    })),
  ),
];

const table = stateCodes.flatMap((state) =>
  everybody.flatMap(({ name, actor, post, unit }) =>
    unitCodes.map((requestUnit) => {
      const within = unit === null || unit === 'sekretariat' || unit === requestUnit;
      const may = (post && within && expected[state][post]) || [];
      return { state, name, actor, post, requestUnit, within, may };
    }),
  ),
);

it('covers every state, role and unit', () => {
  expect(table).toHaveLength(9 * (2 + 4 * 5) * 5);
});

describe.each(stateCodes)('a request that is %s', (state) => {
  it.each(table.filter((row) => row.state === state))(
    'of $requestUnit offers $name: $may',
    ({ actor, requestUnit, may }) => {
      expect(allowedActions(request(state, requestUnit), actor, today)).toEqual(may);
    },
  );

  it.each(table.filter((row) => row.state === state))(
    'of $requestUnit lets $name do exactly that, and says why not',
    ({ actor, post, requestUnit, within, may }) => {
      for (const action of actionCodes) {
        const result = transition(request(state, requestUnit), action, actor, {
          note: 'Alasan',
          unit: 'ikp',
          today,
        });
        if (may.includes(action)) {
          expect(result).toEqual({
            ok: true,
            from: state,
            to: leadsTo[action],
            unit: action === 'dispose' ? 'ikp' : requestUnit,
            note: 'Alasan',
          });
        } else {
          const hasDuty = post !== null && duties[post].includes(action);
          const because = !hasDuty ? 'not_your_role' : within ? 'not_allowed_here' : 'not_your_unit';
          expect(result).toEqual({ ok: false, because });
        }
      }
    },
  );
});

it.each([
  ['verify', 'Verifikasi'],
  ['request_completion', 'Minta kelengkapan'],
  ['reject', 'Tolak'],
  ['register', 'Catat agenda'],
  ['dispose', 'Disposisi'],
  ['start', 'Tindak lanjut'],
  ['complete', 'Selesaikan'],
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
  it('needs a unit', () => {
    const result = transition(request('registered'), 'dispose', head, { note: 'Tindaklanjuti', today });
    expect(result).toEqual({ ok: false, because: 'unit_missing' });
  });

  it('moves the request to that unit, whose operators alone then start on it', () => {
    const result = transition(request('registered', 'aptika'), 'dispose', head, {
      unit: 'persandian',
      today,
    });
    expect(result).toMatchObject({ ok: true, unit: 'persandian' });
    const disposed = request('disposed', 'persandian');
    expect(allowedActions(disposed, staff('operator', 'persandian'), today)).toEqual(['start']);
    expect(allowedActions(disposed, operator, today)).toEqual([]);
  });

  it('is the only step that moves it', () => {
    const result = transition(request('submitted', 'aptika'), 'verify', operator, { unit: 'ikp', today });
    expect(result).toMatchObject({ ok: true, unit: 'aptika' });
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
    const completed = request('completed', 'aptika', completedOn);
    const result = transition(completed, 'reopen', applicant, { note: 'Belum tayang', today });
    expect(result).toEqual(
      inTime
        ? { ok: true, from: 'completed', to: 'in_progress', unit: 'aptika', note: 'Belum tayang' }
        : { ok: false, because: 'too_late' },
    );
    expect(allowedActions(completed, applicant, today)).toEqual(inTime ? ['reopen'] : []);
  });

  it('is too late when nobody knows when it was completed', () => {
    const result = transition(request('completed', 'aptika', null), 'reopen', applicant, {
      note: 'x',
      today,
    });
    expect(result).toEqual({ ok: false, because: 'too_late' });
  });
});
