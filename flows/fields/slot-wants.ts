import type { Want } from '../../domain/periods.ts';
import type { Resource } from '../../domain/resources.ts';
import { Slot, type Answers } from './answer.ts';
import { isAsked } from './condition.ts';
import type { SlotUse, Field } from './field-schema.ts';
import type { FieldOf } from './field-schema.ts';

/** Whether a use applies; `unknown` while the answer it depends on is not there. */
const applies = ({ when }: SlotUse, answers: Answers, unknown: boolean): boolean => {
  if (!when) return true;
  const answer = answers[when.field];
  if (answer === undefined) return unknown;
  return 'in' in when ? isAsked(when, answers) : Array.isArray(answer) && answer.length > 0;
};

const numberOf = (key: string | undefined, answers: Answers): number | undefined => {
  const answer = key === undefined ? undefined : answers[key];
  return typeof answer === 'number' ? answer : undefined;
};

/**
 * What a slot takes of which resource. While the form is being filled in, an answer still to come counts as wanted, so
 * that nobody is promised what may turn out taken; of a finished form (`complete`) it counts as not wanted.
 */
export const slotWants = (
  { uses }: Pick<FieldOf<'slot'>, 'uses'>,
  answers: Answers,
  { complete }: { complete: boolean } = { complete: false },
): Want[] =>
  uses
    .filter((use) => applies(use, answers, !complete))
    .map(({ resource, amountFrom, peopleFrom }) => {
      const amount = numberOf(amountFrom, answers);
      const people = numberOf(peopleFrom, answers);
      return { resource, amount: amount ?? 1, ...(people === undefined ? {} : { people }) };
    });

/** One thing a form holds: the item that says when, and how much of which resource. */
export type SlotWish = { item: string; slot: Slot; resource: Resource; amount: number };

const isSlot = (field: Field): field is FieldOf<'slot'> => field.type === 'slot';

/**
 * Everything the answers of a form hold, sorted by resource, so that two who want the same never wait for each other's
 * locks; `complete` as with `slotWants`.
 */
export const slotWishes = (
  { fields }: { fields: readonly Field[] },
  answers: Answers,
  { complete }: { complete: boolean } = { complete: true },
): SlotWish[] =>
  fields
    .filter(isSlot)
    .flatMap((field) => {
      const slot = Slot.safeParse(answers[field.key]).data;
      if (!slot) return [];
      return slotWants(field, answers, { complete }).map(({ resource, amount }) => ({
        item: field.key,
        slot,
        resource,
        amount,
      }));
    })
    .sort((a, b) => a.resource.localeCompare(b.resource));
