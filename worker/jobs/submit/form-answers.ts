import type { Answers } from '../../../flows/engine/answer.ts';
import type { Draft } from '../../../flows/engine/context.ts';
import { signerKeys } from '../../../flows/engine/items.ts';
import type { Service } from '../../../flows/engine/service.ts';

/** The form's own answers; who signed goes with the letter. */
export const formAnswers = (draft: Draft, service: Service): Answers => {
  const signers = new Set(service.letters.flatMap((letter) => Object.values(signerKeys(letter))));
  return Object.fromEntries(Object.entries(draft.answers).filter(([key]) => !signers.has(key)));
};
