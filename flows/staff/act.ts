import { actions } from '../../domain/transition.ts';
import type { Option } from '../engine/message.ts';
import { labels } from './texts.ts';

/** The steps staff take on a request, in the order their buttons stand. */
export const steps = [
  'verify',
  'request_completion',
  'reject',
  'register',
  'dispose',
  'start',
  'complete',
] as const;
export type Step = (typeof steps)[number];

const looks = ['see', 'letters', 'view_sensitive'] as const;
type Look = (typeof looks)[number];

const lookLabels: Record<Look, string> = {
  see: labels.see,
  letters: labels.letters,
  view_sensitive: labels.viewSensitive,
};

/** A button of staff on a request: a look at it or a step with it. */
export type Act = { requestId: string } & ({ look: Look; step?: never } | { step: Step; look?: never });

/** Whether a name is that of a step. */
export const isStep = (name: string): name is Step => (steps as readonly string[]).includes(name);
const isLook = (name: string): name is Look => (looks as readonly string[]).includes(name);

/** The button for a look or a step; its id means the same whenever it is pressed. */
export const actOption = (name: Look | Step, requestId: string): Option => ({
  id: `act.${name}.${requestId}`,
  label: isStep(name) ? actions[name] : lookLabels[name],
});

/** Whether an option id claims to be a staff button, well-formed or guessed. */
export const claimsAct = (id: string | null): id is string => id?.startsWith('act.') ?? false;

// Ids that are no UUID are not even asked for: the database would refuse the question itself.
const pattern = /^act\.([a-z_]+)\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** What an option id asks for; null when it is none of our buttons. */
export const readAct = (id: string): Act | null => {
  const [, name = '', requestId = ''] = pattern.exec(id) ?? [];
  if (isStep(name)) return { step: name, requestId };
  return isLook(name) ? { look: name, requestId } : null;
};
