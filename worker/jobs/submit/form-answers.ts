import type { Answers } from '../../../flows/fields/answer.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';
import { signerKeys } from '../../../flows/catalogue/signers.ts';
import type { Service } from '../../../flows/catalogue/service.ts';

/** The form's own answers; who signed goes with the letter. */
export const formAnswers = (draft: Draft, service: Service): Answers => {
  const signers = new Set(service.letters.flatMap((letter) => Object.values(signerKeys(letter))));
  return Object.fromEntries(Object.entries(draft.answers).filter(([key]) => !signers.has(key)));
};
