import { addDays } from './city-time.ts';
import type { Role, StaffMember } from './role.ts';
import type { State } from './state.ts';
import type { Unit } from './unit.ts';

/** What can be done with a request and how the button for it reads; staff's first, then the applicant's. */
export const actions = {
  verify: 'Verifikasi',
  request_completion: 'Minta kelengkapan',
  reject: 'Tolak',
  register: 'Catat agenda',
  dispose: 'Disposisi',
  start: 'Tindak lanjut',
  complete: 'Selesaikan',
  complete_items: 'Lengkapi permohonan',
  withdraw: 'Batalkan permohonan',
  reopen: 'Belum selesai',
} as const;

export type Action = keyof typeof actions;

/** Who takes a step. Whether an applicant is this request's applicant is checked where requests are found. */
export type Actor = { kind: 'applicant' } | { kind: 'staff'; member: StaffMember } | { kind: 'system' };

/** What the rules look at of a request; `unit` is the one responsible now, `completedOn` the ISO date of *Selesai* in the city. */
export type RequestCore = {
  id: string;
  number: string;
  state: State;
  version: number;
  unit: Unit;
  completedOn?: string;
};

/** Why a step is not taken. */
export type Refused =
  'not_allowed_here' | 'not_your_role' | 'not_your_unit' | 'reason_missing' | 'unit_missing' | 'too_late';

export type Transition =
  { ok: true; from: State; to: State; unit: Unit; note: string | null } | { ok: false; because: Refused };

type Rule = {
  action: Action;
  by: Role | 'applicant';
  from: readonly State[];
  to: State;
  needs?: 'note' | 'unit';
  /** Calendar days after *Selesai* in which it may be done. */
  withinDays?: number;
};

/** Who may do what, when: Perwali Pontianak 126/2022 Pasal 12(2), 9(1) and services.md, "A request's life". */
const rules: readonly Rule[] = [
  { action: 'verify', by: 'operator', from: ['submitted'], to: 'verified' },
  {
    action: 'request_completion',
    by: 'operator',
    from: ['submitted'],
    to: 'needs_completion',
    needs: 'note',
  },
  {
    action: 'reject',
    by: 'operator',
    from: ['submitted', 'needs_completion'],
    to: 'rejected',
    needs: 'note',
  },
  { action: 'reject', by: 'head', from: ['verified', 'registered'], to: 'rejected', needs: 'note' },
  { action: 'register', by: 'records_officer', from: ['verified'], to: 'registered' },
  { action: 'dispose', by: 'head', from: ['registered'], to: 'disposed', needs: 'unit' },
  { action: 'start', by: 'operator', from: ['disposed'], to: 'in_progress' },
  { action: 'complete', by: 'operator', from: ['in_progress'], to: 'completed', needs: 'note' },
  { action: 'complete_items', by: 'applicant', from: ['needs_completion'], to: 'submitted' },
  {
    action: 'withdraw',
    by: 'applicant',
    from: ['submitted', 'needs_completion', 'verified', 'registered', 'disposed'],
    to: 'withdrawn',
  },
  { action: 'reopen', by: 'applicant', from: ['completed'], to: 'in_progress', needs: 'note', withinDays: 7 },
];

const capacityOf = (actor: Actor): Rule['by'] | null =>
  actor.kind === 'staff' ? actor.member.role : actor.kind === 'applicant' ? 'applicant' : null;

/** Pasal 12(3): an operator's work is limited to the own unit; the secretariat's operators act for all. */
const inScope = (request: RequestCore, actor: Actor): boolean =>
  actor.kind !== 'staff' ||
  actor.member.role !== 'operator' ||
  actor.member.unit === 'sekretariat' ||
  actor.member.unit === request.unit;

/** A request whose day of completion is unknown counts as too old. */
const inTime = (rule: Rule, request: RequestCore, today: string): boolean =>
  rule.withinDays === undefined ||
  (request.completedOn !== undefined && today <= addDays(request.completedOn, rule.withinDays));

/** The rule under which this actor may take this step now, before looking at what was put in; or why there is none. */
const findRule = (request: RequestCore, action: Action, actor: Actor, today: string): Rule | Refused => {
  const mine = rules.filter((rule) => rule.action === action && rule.by === capacityOf(actor));
  if (mine.length === 0) return 'not_your_role';
  // Before the state: who has nothing to do with a request learns nothing about it.
  if (!inScope(request, actor)) return 'not_your_unit';
  const rule = mine.find(({ from }) => from.includes(request.state));
  if (!rule) return 'not_allowed_here';
  return inTime(rule, request, today) ? rule : 'too_late';
};

/** A request's step by an actor: where it leads, the unit then responsible and the trimmed note, or why it is refused; `today` is an ISO date in the city. */
export const transition = (
  request: RequestCore,
  action: Action,
  actor: Actor,
  input: { note?: string; unit?: Unit; today: string },
): Transition => {
  const rule = findRule(request, action, actor, input.today);
  if (typeof rule === 'string') return { ok: false, because: rule };
  const note = input.note?.trim() || null;
  if (rule.needs === 'note' && note === null) return { ok: false, because: 'reason_missing' };
  if (rule.needs === 'unit' && input.unit === undefined) return { ok: false, because: 'unit_missing' };
  // Only a disposition moves a request to another unit; a unit given with any other step is not looked at.
  const unit = rule.needs === 'unit' ? (input.unit ?? request.unit) : request.unit;
  return { ok: true, from: request.state, to: rule.to, unit, note };
};

/** The steps an actor may take with a request today, in the order of `actions`. */
export const allowedActions = (request: RequestCore, actor: Actor, today: string): Action[] =>
  (Object.keys(actions) as Action[]).filter(
    (action) => typeof findRule(request, action, actor, today) !== 'string',
  );
