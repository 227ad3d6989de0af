import type { Letter } from '../../catalogue/service.ts';
import type { ServiceFace } from '../requests/index.ts';
import { stepTexts } from '../office/index.ts';

/** Why an item is lacking, as staff name it. */
export type Reason = keyof typeof stepTexts.lackBecause;

/** What can be wrong with a letter: Pasal 9(2) and (3) who signed, 9(4) legible and to the purpose; nobody signs some. */
export const letterReasons = (letter: Pick<Letter, 'signer'>): Reason[] =>
  letter.signer
    ? ['unreadable', 'unsigned', 'wrong_signer', 'wrong_content']
    : ['unreadable', 'wrong_content'];

/** A reason in words the applicant understands. */
export const becauseOf = (service: ServiceFace, key: string, reason: Reason): string => {
  const signer = service.letters.find((letter) => letter.key === key)?.signer;
  return stepTexts.lackBecause[reason](signer ? stepTexts.signers[signer] : '');
};
