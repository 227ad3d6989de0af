import type { StaffMember } from '../../../domain/role.ts';
import { allowedActions } from '../../../domain/transition.ts';
import type { RequestView } from '../requests/index.ts';
import type { Option } from '../../kernel/message.ts';
import { actOption, steps } from './act.ts';

/** The buttons for what a member of staff may do with a request now. */
export const stepOptions = (request: RequestView, staff: StaffMember, day: string): Option[] => {
  const allowed = allowedActions(request, { kind: 'staff', member: staff }, day);
  return steps.filter((step) => allowed.includes(step)).map((step) => actOption(step, request));
};

/** Options as a part of a message; none at all rather than an empty row of buttons. */
export const withOptions = (options: Option[]): { options?: Option[] } =>
  options.length > 0 ? { options } : {};
