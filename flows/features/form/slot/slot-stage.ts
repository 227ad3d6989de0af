import { waitsForYes } from '../form.ts';
import {
  lastMonth,
  monthAfter,
  monthDays,
  monthOf,
  spanOf,
  type MonthDay,
} from '../../../../domain/month.ts';
import { earliestDay } from '../../../../domain/opening.ts';
import { sizeTrouble, type SlotTrouble, type Want } from '../../../../domain/periods.ts';
import { rulesOf, type Resource, type ResourceRules } from '../../../../domain/resources.ts';
import type { Draft } from '../draft.ts';
import type { FieldContext } from '../../../fields/field.ts';
import type { AtOf } from '../../../kernel/session.ts';
import type { FieldOf } from '../../../fields/field-schema.ts';
import { slotWants } from '../../../fields/slot-wants.ts';

type SlotField = FieldOf<'slot'>;
type Shown = Pick<AtOf<'item'>, 'month' | 'day' | 'offers' | 'watch' | 'unlikely' | 'several'>;

/** What is shown of a period to be chosen: that nothing fits so many, the hours of a day, or the days of a month. */
export type SlotStage =
  | { is: 'size'; wants: Want[]; trouble: SlotTrouble }
  | { is: 'day'; wants: Want[]; date: string }
  | { is: 'month'; wants: Want[]; month: string; days: MonthDay[] };

/** The first and the last month in which something can be booked. */
export const bookableMonths = (
  wants: readonly Want[],
  day: FieldContext,
): { first: string; last: string } => ({
  first: monthOf(
    earliestDay(
      wants.map(({ resource }) => resource),
      day,
    ),
  ),
  last: lastMonth(day),
});

const daysOf = (month: string, wants: readonly Want[], context: FieldContext): MonthDay[] =>
  monthDays(month, wants, context.holds(spanOf(month)), context);

const hasRoom = (days: readonly MonthDay[]): boolean =>
  days.some(({ state }) => state !== 'closed' && state !== 'full');

/** Where choosing a period stands; without a month of its own the first one in which something is free. */
export const slotStage = (field: SlotField, at: Shown, context: FieldContext): SlotStage => {
  const wants = slotWants(field, context.answers);
  const trouble = sizeTrouble(wants, context.resources);
  if (trouble) return { is: 'size', wants, trouble };
  if (at.day !== undefined) return { is: 'day', wants, date: at.day };
  if (at.month !== undefined)
    return { is: 'month', wants, month: at.month, days: daysOf(at.month, wants, context) };
  const { first, last } = bookableMonths(wants, context);
  for (let month = first; month <= last; month = monthAfter(month, 1)) {
    const days = daysOf(month, wants, context);
    if (hasRoom(days) || month === last) return { is: 'month', wants, month, days };
  }
  return { is: 'month', wants, month: first, days: daysOf(first, wants, context) };
};

/** Whether a number typed now is a day of the month rather than the number of a choice. */
export const numbersAreDays = (
  field: SlotField,
  at: Shown,
  { answers }: Pick<Draft, 'answers'>,
  { resources }: Pick<FieldContext, 'resources'>,
): boolean =>
  at.day === undefined &&
  at.offers === undefined &&
  at.watch === undefined &&
  !waitsForYes(at) &&
  sizeTrouble(slotWants(field, answers), resources) === null;

const isEnough = (rules: ResourceRules, people: number): boolean =>
  rules.closed === undefined && rules.people >= people;

/** The other room of the form that fits so many people: the smallest that is larger, or one that is smaller and enough. */
export const otherRoom = (
  { uses, swap }: SlotField,
  [want]: readonly Want[],
  { resources }: Pick<FieldContext, 'resources'>,
): { resource: Resource; answer: string } | null => {
  if (swap === undefined || want?.people === undefined) return null;
  const { people } = want;
  const { people: now, closed } = rulesOf(resources, want.resource);
  const fitting = uses
    .flatMap(({ resource, when }) => {
      const answer = when && 'in' in when && when.field === swap ? when.in[0] : undefined;
      const fits = resource !== want.resource && isEnough(rulesOf(resources, resource), people);
      return typeof answer === 'string' && fits ? [{ resource, answer }] : [];
    })
    .sort((a, b) => rulesOf(resources, a.resource).people - rulesOf(resources, b.resource).people);
  const [smallest] = fitting;
  if (!smallest) return null;
  const isBetter = closed !== undefined || people > now || rulesOf(resources, smallest.resource).people < now;
  return isBetter ? smallest : null;
};
