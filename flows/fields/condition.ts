import type { Answers } from './answer.ts';
import type { Condition } from './field-schema.ts';

/** Whether a condition holds for the answers so far; an answer with several options fulfils it with any of them. */
export const isAsked = ({ field, in: wanted }: Condition, answers: Answers): boolean => {
  const answer = answers[field];
  const given = Array.isArray(answer) ? answer : [answer];
  return given.some((one) => (typeof one === 'string' || typeof one === 'boolean') && wanted.includes(one));
};
