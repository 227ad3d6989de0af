import { addDays } from '../../../domain/city-time.ts';
import { weekdayOf } from '../../../domain/iso-date.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { knownFact, type Want, type WantOf } from '../../kernel/fact.ts';
import type { AtOf } from '../../kernel/session.ts';
import { type BookedPeriod, bookedPeriods } from '../bookings/index.ts';
import { holdsWant } from '../form/index.ts';
import type { RequestView } from '../requests/index.ts';

/** What is booked of everything on a day. */
export const dayWant = (date: string, { catalogue }: Pick<Context, 'catalogue'>): WantOf<'booked'> => ({
  fact: 'booked',
  resources: [...catalogue.city.resources.keys()],
  from: date,
  until: date,
});

/** The Monday of a day's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** What is booked of everything in the week of a day. */
export const weekWant = (date: string, { catalogue }: Pick<Context, 'catalogue'>): WantOf<'booked'> => {
  const monday = mondayOf(date);
  return {
    fact: 'booked',
    resources: [...catalogue.city.resources.keys()],
    from: monday,
    until: addDays(monday, 6),
  };
};

/** What is booked on the day of a period, of what it holds. */
export const periodWant = ({ slot, resources }: BookedPeriod): WantOf<'booked'> => ({
  fact: 'booked',
  resources: resources.map(({ resource }) => resource),
  from: slot.date,
  until: slot.date,
});

/** What has to be known to say whether what a request holds may be moved. */
export const movableNeeds = (request: RequestView, { catalogue }: Context): Want[] => {
  const service = catalogue.byCode.get(request.service);
  const [period] = service ? bookedPeriods(service, request.answers) : [];
  return period ? [periodWant(period), { fact: 'open_move', of: { requestId: request.id } }] : [];
};

/** Of a move that is being proposed: the request, and with it known what it holds and what is free. */
export const moveNeeds = (
  { requestId }: Pick<AtOf<'move'>, 'requestId'>,
  _event: Event | null,
  context: Context,
): readonly Want[] => {
  const want = { fact: 'request', id: requestId } as const;
  const request = knownFact(context, want);
  const service = request && context.catalogue.byCode.get(request.service);
  if (!request || !service) return [want];
  const [period] = bookedPeriods(service, request.answers);
  const field = service.fields.find(({ key }) => key === period?.item);
  return [
    want,
    ...movableNeeds(request, context),
    ...(field?.type === 'slot' ? [holdsWant(field, { requestId: request.id }, context)] : []),
  ];
};

/** Of a block, once its period is known: what is booked in it. */
export const blockNeeds = (
  { stage, resource, from, until }: AtOf<'block'>,
  event: Event | null,
): readonly Want[] => {
  const looks = stage === 'conflicts' || (stage === 'reason' && event !== null);
  return looks && resource && from && until ? [{ fact: 'booked', resources: [resource], from, until }] : [];
};
