import type { Want } from '../../domain/bookings.ts';
import type { Answers } from './answer.ts';
import { isAsked } from './condition.ts';
import type { FieldOf, SlotUse } from './service.ts';

/** Whether a use applies; `unknown` while the answer it depends on is not there. */
const applies = ({ when }: SlotUse, answers: Answers, unknown: boolean): boolean => {
  if (!when) return true;
  const answer = answers[when.field];
  if (answer === undefined) return unknown;
  return 'in' in when ? isAsked(when, answers) : Array.isArray(answer) && answer.length > 0;
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
    .map(({ resource, amountFrom }) => {
      const amount = amountFrom === undefined ? undefined : answers[amountFrom];
      return { resource, amount: typeof amount === 'number' ? amount : 1 };
    });
