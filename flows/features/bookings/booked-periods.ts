import type { Resource } from '../../../domain/resources.ts';
import type { Answers, Slot } from '../../fields/answer.ts';
import type { Service } from '../../catalogue/service.ts';
import { slotWishes } from '../../fields/slot-wants.ts';

/** One period a request holds: the item that says when, and what of. */
export type BookedPeriod = { item: string; slot: Slot; resources: { resource: Resource; amount: number }[] };

/** The periods the answers of a sent form hold, each once with everything held in it; none when it holds nothing. */
export const bookedPeriods = (service: Pick<Service, 'fields'>, answers: Answers): BookedPeriod[] => {
  const periods = new Map<string, BookedPeriod>();
  for (const { item, slot, resource, amount } of slotWishes(service, answers)) {
    const period = periods.get(item) ?? { item, slot, resources: [] };
    period.resources.push({ resource, amount });
    periods.set(item, period);
  }
  return [...periods.values()];
};
