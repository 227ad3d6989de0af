import { addDays } from './city-time.ts';
import { whyNotDays, whyNotExplain, whyNotExtend, type Extended } from './extension.ts';
import type { Office, Role, StaffMember } from './role.ts';
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
  extend: 'Perpanjang waktu',
  explain: 'Beri alasan',
  complete_items: 'Lengkapi permohonan',
  withdraw: 'Batalkan permohonan',
  reopen: 'Belum selesai',
} as const;

export type Action = keyof typeof actions;

/**
 * Who takes a step. Whether an applicant is this request's applicant is checked where requests are found; `reopenWithin` are the calendar
 * days after *Selesai* the city gives them.
 */
export type Actor =
  { kind: 'applicant'; reopenWithin: number } | { kind: 'staff'; member: StaffMember } | { kind: 'system' };

/**
 * What the rules look at of a request: `unit` is the one responsible now, `supporting` those the head named beside it,
 * `completedOn` the ISO date of *Selesai* in the city.
 */
export type RequestCore = Extended & {
  id: string;
  number: string;
  state: State;
  version: number;
  unit: Unit;
  supporting?: readonly Unit[];
  completedOn?: string;
};

/** Why a step is not taken. */
export type Refused =
  | 'not_allowed_here'
  | 'not_your_role'
  | 'not_your_unit'
  | 'not_leading_unit'
  | 'reason_missing'
  | 'unit_missing'
  | 'paper_missing'
  | 'too_late'
  | 'not_extensible'
  | 'not_asked'
  | 'days_missing'
  | 'too_many_days';

/** A step as it may be taken: where it leads, the unit then responsible, those beside it, the note, and in which office. */
type Allowed = {
  ok: true;
  from: State;
  to: State;
  unit: Unit;
  supporting: Unit[];
  note: string | null;
  office: Office | 'applicant';
};

export type Transition = Allowed | { ok: false; because: Refused };

/** What a step is taken with: `units` of a disposition, the leading one first; `paper` when the head's decision lies here in writing; `days` of an extension. */
export type StepGiven = {
  note?: string;
  units?: readonly Unit[];
  paper?: boolean;
  days?: number;
  today: string;
};

type Power = Role | 'applicant';

type Rule = {
  action: Action;
  by: Power;
  from: readonly State[];
  /** `same`: it stays where it is. */
  to: State | 'same';
  needs?: readonly ('note' | 'unit' | 'paper' | 'days')[];
  /** It is no button of its own, but an outcome of another step. */
  within?: Action;
  /** The applicant hears of it, a moment later: until then whoever took it may take it back. */
  waits?: true;
  /** It may be done, but is nobody's turn: nothing waits for it. */
  aside?: true;
};

/** Who may do what, when: Perwali 126/2022 Pasal 12(2), 9(1) and services.md, "A request's life". */
const rules: readonly Rule[] = [
  { action: 'verify', by: 'operator', from: ['submitted'], to: 'verified' },
  {
    action: 'request_completion',
    by: 'operator',
    from: ['submitted'],
    to: 'needs_completion',
    needs: ['note'],
    waits: true,
  },
  {
    action: 'reject',
    by: 'operator',
    from: ['submitted', 'needs_completion'],
    to: 'rejected',
    needs: ['note'],
    waits: true,
  },
  {
    action: 'reject',
    by: 'head',
    from: ['verified', 'registered'],
    to: 'rejected',
    needs: ['note'],
    waits: true,
  },
  { action: 'register', by: 'records_officer', from: ['verified'], to: 'registered' },
  { action: 'dispose', by: 'head', from: ['registered'], to: 'disposed', needs: ['unit'], waits: true },
  // Pasal 12(2)b: the records officer lays the request before the head; what comes back on paper is theirs to record.
  {
    action: 'dispose',
    by: 'records_officer',
    from: ['registered'],
    to: 'disposed',
    needs: ['paper', 'unit'],
    waits: true,
  },
  {
    action: 'reject',
    by: 'records_officer',
    from: ['registered'],
    to: 'rejected',
    needs: ['paper', 'note'],
    within: 'dispose',
    waits: true,
  },
  { action: 'start', by: 'operator', from: ['disposed'], to: 'in_progress', waits: true },
  {
    action: 'complete',
    by: 'operator',
    from: ['in_progress'],
    to: 'completed',
    needs: ['note'],
    waits: true,
  },
  // UU 14/2008 Pasal 22(8): the notice says why, and there is no more than the clock's data allow.
  {
    action: 'extend',
    by: 'operator',
    from: ['submitted', 'verified', 'registered'],
    to: 'same',
    needs: ['days', 'note'],
    waits: true,
    aside: true,
  },
  // Pasal 3: an applicant hears before a day passes, and why, from whoever has the request in hand.
  {
    action: 'explain',
    by: 'operator',
    from: ['submitted', 'verified', 'registered'],
    to: 'same',
    needs: ['note'],
    waits: true,
    aside: true,
  },
  { action: 'complete_items', by: 'applicant', from: ['needs_completion'], to: 'submitted' },
  {
    action: 'withdraw',
    by: 'applicant',
    from: ['submitted', 'needs_completion', 'verified', 'registered', 'disposed'],
    to: 'withdrawn',
  },
  {
    action: 'reopen',
    by: 'applicant',
    from: ['completed'],
    to: 'in_progress',
    needs: ['note'],
  },
];

/** Whose powers somebody has: their own role's, and the head's on the days they stand in. */
const powersOf = (actor: Actor): Power[] => {
  if (actor.kind === 'applicant') return ['applicant'];
  if (actor.kind === 'system') return [];
  const { role, acting } = actor.member;
  return acting && role !== 'head' ? [role, 'head'] : [role];
};

/**
 * Pasal 12(3): an operator's work is limited to the own unit; the secretariat's operators act for all. Of several units
 * of a disposition only the leading one takes steps.
 */
const inScope = (request: RequestCore, actor: Actor, { by }: Rule): boolean =>
  actor.kind !== 'staff' ||
  by !== 'operator' ||
  actor.member.everyUnit === true ||
  actor.member.unit === request.unit;

const outOfScope = ({ supporting = [] }: RequestCore, actor: Actor): Refused =>
  actor.kind === 'staff' && supporting.includes(actor.member.unit) ? 'not_leading_unit' : 'not_your_unit';

/** The last ISO date on which an applicant may say that it is not finished; null where the day of completion is unknown. */
export const reopenUntil = (
  { completedOn }: Pick<RequestCore, 'completedOn'>,
  within: number,
): string | null => (completedOn === undefined ? null : addDays(completedOn, within));

/** A request whose day of completion is unknown counts as too old. */
const untimely = ({ action }: Rule, request: RequestCore, actor: Actor, today: string): Refused | null => {
  if (action === 'extend') return whyNotExtend(request, today);
  if (action === 'explain') return whyNotExplain(request, today);
  if (action !== 'reopen' || actor.kind !== 'applicant') return null;
  const until = reopenUntil(request, actor.reopenWithin);
  return until !== null && today <= until ? null : 'too_late';
};

const needsPaper = ({ needs = [] }: Rule): boolean => needs.includes('paper');

/** The rule under which this actor may take this step now, before looking at what was put in; or why there is none. */
const findRule = (
  request: RequestCore,
  action: Action,
  actor: Actor,
  { today, paper = false }: StepGiven,
): Rule | Refused => {
  const powers = powersOf(actor);
  const mine = rules.filter((rule) => rule.action === action && powers.includes(rule.by));
  if (mine.length === 0) return 'not_your_role';
  // Before the state: who has nothing to do with a request learns nothing about it.
  const scoped = mine.filter((rule) => inScope(request, actor, rule));
  if (scoped.length === 0) return outOfScope(request, actor);
  const here = scoped.filter(({ from }) => from.includes(request.state));
  // A records officer who stands in for the head decides, unless the head's own decision lies there on paper.
  const rule = here.find((one) => needsPaper(one) === paper) ?? here[0];
  if (!rule) return 'not_allowed_here';
  return untimely(rule, request, actor, today) ?? rule;
};

const missing = (
  { needs = [] }: Rule,
  request: RequestCore,
  given: { note: string | null; units: readonly Unit[]; paper: boolean; days: number | undefined },
): Refused | null => {
  if (needs.includes('paper') && !given.paper) return 'paper_missing';
  if (needs.includes('unit') && given.units.length === 0) return 'unit_missing';
  const wrong = needs.includes('days') ? whyNotDays(request, given.days) : null;
  if (wrong) return wrong;
  return needs.includes('note') && given.note === null ? 'reason_missing' : null;
};

const officeOf = ({ by }: Rule, actor: Actor): Office | 'applicant' =>
  by === 'head' && actor.kind === 'staff' && actor.member.role !== 'head' && actor.member.acting
    ? actor.member.acting
    : by;

/** Where a step leads from a state. */
const leadsTo = ({ to }: Rule, from: State): State => (to === 'same' ? from : to);

/** What somebody in an office may do with a request: each step with a button of its own, in which states, and where it leads; null: nowhere else. */
export const stepsBy = (power: Power): { action: Action; from: readonly State[]; to: State | null }[] =>
  rules.flatMap(({ by, action, from, to, within }) =>
    by === power && within === undefined ? [{ action, from, to: to === 'same' ? null : to }] : [],
  );

/** A request's step by an actor: where it leads and with what, or why it is refused; `today` is an ISO date in the city. */
export const transition = (
  request: RequestCore,
  action: Action,
  actor: Actor,
  given: StepGiven,
): Transition => {
  const rule = findRule(request, action, actor, given);
  if (typeof rule === 'string') return { ok: false, because: rule };
  const note = given.note?.trim() || null;
  const { units = [], paper = false, days } = given;
  const because = missing(rule, request, { note, units, paper, days });
  if (because) return { ok: false, because };
  // Only a disposition moves a request to another unit; units given with any other step are not looked at.
  const [unit = request.unit, ...beside] = rule.needs?.includes('unit')
    ? units
    : [request.unit, ...(request.supporting ?? [])];
  const supporting = [...new Set(beside)].filter((code) => code !== unit);
  return {
    ok: true,
    from: request.state,
    to: leadsTo(rule, request.state),
    unit,
    supporting,
    note,
    office: officeOf(rule, actor),
  };
};

/** Whether it is an actor's turn with a request: a step is theirs to take, not only to record for somebody else. */
export const isTurnOf = (request: RequestCore, actor: Actor, today: string): boolean =>
  (Object.keys(actions) as Action[]).some((action) => {
    const rule = findRule(request, action, actor, { today });
    return typeof rule !== 'string' && !needsPaper(rule) && rule.aside === undefined;
  });

/** Why an actor may not begin a step with a request today, before anything was put in; null when they may. */
export const whyNotBegin = (
  request: RequestCore,
  action: Action,
  actor: Actor,
  today: string,
): Refused | null => {
  const rule = findRule(request, action, actor, { today });
  if (typeof rule === 'string') return rule;
  return rule.within === undefined ? null : 'paper_missing';
};

/** The steps an actor may begin with a request today, in the order of `actions`. */
export const allowedActions = (request: RequestCore, actor: Actor, today: string): Action[] =>
  (Object.keys(actions) as Action[]).filter((action) => whyNotBegin(request, action, actor, today) === null);

/** A step whose word to the applicant has not gone out yet: where it came from, the version it left, and who took it. */
export type WaitingStep = { action: Action; from: State; version: number; staffId: string };

/** Whether a step's word to the applicant waits a moment, so that the step can be taken back. */
export const waits = (action: Action): boolean =>
  rules.some((rule) => rule.action === action && rule.waits === true);

/** What taking a step back comes to: whoever took it takes it back, as long as nothing else has happened to the request. */
export const takeBack = (
  request: RequestCore,
  { action, from, version, staffId }: WaitingStep,
  member: StaffMember,
): { ok: true; from: State; to: State } | { ok: false; because: 'not_yours' | 'moved_on' } => {
  if (staffId !== member.id) return { ok: false, because: 'not_yours' };
  const isItsStep = rules.some(
    (rule) =>
      rule.waits &&
      rule.action === action &&
      rule.from.includes(from) &&
      leadsTo(rule, from) === request.state,
  );
  return isItsStep && request.version === version
    ? { ok: true, from: request.state, to: from }
    : { ok: false, because: 'moved_on' };
};
