import { actLabels } from '../../labels.ts';
import { actions } from '../../../domain/transition.ts';
import type { RequestView } from '../requests/index.ts';
import type { Option } from '../../kernel/message.ts';
import { moveTexts } from '../bookings/index.ts';
import { stepTexts } from './texts.ts';

/** The steps staff take on a request, in the order their buttons stand: what is usually done first, refusal last. */
export const steps = [
  'verify',
  'request_completion',
  'register',
  'dispose',
  'start',
  'complete',
  'extend',
  'explain',
  'reject',
] as const;
export type Step = (typeof steps)[number];

/** What staff can do with a request besides its steps, and how the button reads. */
const others = {
  get see() {
    return stepTexts.labels.see;
  },
  get letters() {
    return stepTexts.labels.letters;
  },
  get originals() {
    return stepTexts.labels.originals;
  },
  get compare() {
    return stepTexts.labels.compare;
  },
  get history() {
    return stepTexts.labels.history;
  },
  get check() {
    return stepTexts.labels.check;
  },
  get remind() {
    return actLabels.remind;
  },
  get wait() {
    return actLabels.wait;
  },
  get view_sensitive() {
    return stepTexts.labels.viewSensitive;
  },
  get write() {
    return actLabels.write;
  },
  get note() {
    return actLabels.note;
  },
  get move() {
    return moveTexts.labels.propose;
  },
  get talk() {
    return actLabels.talk;
  },
  get undo() {
    return stepTexts.labels.undo;
  },
  get print() {
    return actLabels.print;
  },
  get print_all() {
    return actLabels.print_all;
  },
} as const;
export type Other = keyof typeof others;

/** A button of staff on a request: a step with it or something else; `version` is the request's when the button was made, null on buttons that work at any; of *Urungkan* it is the number of what waits. */
export type Act = { requestId: string; version: number | null } & (
  { other: Other; step?: never } | { step: Step; other?: never }
);

const isStep = (name: string): name is Step => (steps as readonly string[]).includes(name);
const isOther = (name: string): name is Other => Object.hasOwn(others, name);

// What only shows or writes something does so at any time, however old the button; this begins or decides something.
const guarded: Other[] = ['check', 'remind', 'wait'];

/** The button for a step or something else; of a request given whole it knows the version it was made for, of an id alone it works at any. */
export const actOption = (
  name: Other | Step,
  request: string | Pick<RequestView, 'id' | 'version'>,
): Option => {
  const id = typeof request === 'string' ? request : request.id;
  const version = isGuarded(name) && typeof request !== 'string' ? `.${request.version}` : '';
  return { id: `act.${name}.${id}${version}`, label: isStep(name) ? actions[name] : others[name] };
};

/** Whether an act may only be done on the request as it was when its button was made. */
export const isGuarded = (name: Other | Step): boolean => isStep(name) || guarded.includes(name);

// Ids that are no UUID are not even asked for: the database would refuse the question itself.
const pattern =
  /^act\.([a-z_]+)\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\.(\d{1,9}))?$/;

/** What an option id asks for; null when it is none of our buttons. */
export const readAct = (id: string): Act | null => {
  const [, name = '', requestId = '', made] = pattern.exec(id) ?? [];
  const common = { requestId, version: made === undefined ? null : Number(made) };
  if (isStep(name)) return { step: name, ...common };
  return isOther(name) ? { other: name, ...common } : null;
};
