import { cityDate, toInstant } from '../../../domain/city-time.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { keepsResource } from '../../../domain/room-keeper.ts';
import { type BookedPeriod, bookedPeriods, deadlineText, moveTexts } from '../bookings/index.ts';
import type { Slot } from '../../fields/answer.ts';
import type { Context } from '../../kernel/context.ts';
import { type RequestView, secretariatName } from '../requests/index.ts';
import { fact } from '../../kernel/fact.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { FieldOf } from '../../fields/field-schema.ts';
import type { Service } from '../../catalogue/service.ts';
import { requestById, type StaffTurn, standing, stepTexts } from '../office/index.ts';
import { periodWant } from './needs.ts';

/** What of a request is to be moved: the period it holds, and the field it was chosen in. */
export type Movable = {
  request: RequestView;
  service: Service;
  field: FieldOf<'slot'>;
  period: BookedPeriod;
};

/** The same, with the member of staff who may move it. */
export type Mover = Movable & { staff: StaffMember };

/** When a period begins, in milliseconds. */
export const instantOf = (slot: Slot, { tz }: Context): number =>
  toInstant(slot.date, slot.from, tz).getTime();

/** Whether the request still holds what its answers say. */
const holds = (request: RequestView, period: BookedPeriod, context: Context): boolean =>
  fact(context, periodWant(period)).some(
    (booked) => booked.kind === 'request' && booked.requestId === request.id,
  );

/** The period of a request to be moved, or why there is none: the one place that says who may move what. */
const findIn = (
  request: RequestView,
  { context, staff }: Pick<StaffTurn, 'context' | 'staff'>,
): Movable | { refused: string } => {
  const service = context.catalogue.byCode.get(request.service);
  const [period] = service ? bookedPeriods(service, request.answers) : [];
  const field = service?.fields.find(({ key }) => key === period?.item);
  const isOver = ['rejected', 'withdrawn'].includes(request.state);
  if (!service || !period || field?.type !== 'slot' || isOver)
    return { refused: moveTexts.noHold(request.number) };
  if (instantOf(period.slot, context) <= context.now.getTime())
    return { refused: moveTexts.noHold(request.number) };
  if (
    !period.resources.every(({ resource }) =>
      keepsResource(staff, resource, context.catalogue.city.resources),
    )
  )
    return { refused: moveTexts.notYours(secretariatName(context)) };
  if (!holds(request, period, context)) return { refused: moveTexts.noHold(request.number) };
  const open = fact(context, { fact: 'open_move', of: { requestId: request.id } });
  if (open)
    return {
      refused: moveTexts.pending(
        request.number,
        showPeriod(open.slot),
        deadlineText(open.expiresAt, context),
      ),
    };
  return { request, service, field, period };
};

/** The same by a request's id; whatever stands in the way is said with the request's state and who took it there. */
export const findMovable = (requestId: string, context: Context): Mover | { refused: string } => {
  const { staff } = context.contact;
  const request = staff && requestById({ context, staff }, requestId);
  if (!staff || !request) return { refused: stepTexts.notFound };
  const found = findIn(request, { context, staff });
  return 'refused' in found
    ? { refused: standing(request, { context, staff }, found.refused).text }
    : { ...found, staff };
};

/** Why what a request holds cannot be moved by a member of staff now, or null. */
export const whyNotMove = (
  request: RequestView,
  turn: Pick<StaffTurn, 'context' | 'staff'>,
): string | null => {
  const found = findIn(request, turn);
  return 'refused' in found ? found.refused : null;
};

/** Whether the button to move stands under a request, without asking the outside. */
export const mayMove = (request: RequestView, context: Context): boolean => {
  const { staff } = context.contact;
  const service = context.catalogue.byCode.get(request.service);
  const [period] = service ? bookedPeriods(service, request.answers) : [];
  return (
    staff !== null &&
    period !== undefined &&
    !['rejected', 'withdrawn'].includes(request.state) &&
    period.slot.date >= cityDate(context.now, context.tz) &&
    period.resources.every(({ resource }) => keepsResource(staff, resource, context.catalogue.city.resources))
  );
};
