import type { StaffMember } from '../../../domain/role.ts';
import type { Context } from '../../kernel/context.ts';
import { type RequestView, withinReach } from '../requests/index.ts';
import { fact } from '../../kernel/fact.ts';
import type { Session } from '../../kernel/session.ts';

/** A turn of a member of staff. */
export type StaffTurn = { session: Session; context: Context; staff: StaffMember };

/** A request by id; null when there is none or it is none of this person's business. */
export const requestById = (
  { context, staff }: Pick<StaffTurn, 'context' | 'staff'>,
  id: string,
): RequestView | null => {
  const request = fact(context, { fact: 'request', id });
  return request && withinReach(request, staff) ? request : null;
};
