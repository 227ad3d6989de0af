import { personalIn, personalWords } from '../../../domain/personal.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { sealValue } from '../../../app/sealed-answers.ts';
import type { Vault } from '../../../app/vault.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';
import type { RequestLetter, Signer } from '../../../flows/features/requests/request.ts';
import { signerKeys } from '../../../flows/catalogue/signers.ts';
import type { Letter, Service } from '../../../flows/catalogue/service.ts';

/** A letter, and which it is of those of its item. */
type PlacedLetter = { position: number; letter: RequestLetter };

const signerOf = (letter: Pick<Letter, 'key'>, { answers }: Draft): Signer | null => {
  const keys = signerKeys(letter);
  const [capacity, name, nip] = [answers[keys.capacity], answers[keys.name], answers[keys.nip]];
  if (typeof capacity !== 'string' || typeof name !== 'string' || typeof nip !== 'string') return null;
  return { capacity, name, nip };
};

/** The keys letters were sent under: those of the form, then what it no longer asks for and was sent all the same. */
const sentKeys = (draft: Draft, { letters }: Service): string[] => [
  ...new Set([...letters.map(({ key }) => key), ...Object.keys(draft.files)]),
];

/** A draft's letters, in the order of the form; `only` limits them to some items. */
export const lettersOf = (draft: Draft, service: Service, only?: readonly string[]): PlacedLetter[] =>
  sentKeys(draft, service)
    .filter((key) => !only || only.includes(key))
    .map((key) => ({ key }))
    .flatMap((letter) => {
      const signer = signerOf(letter, draft);
      return (draft.files[letter.key] ?? []).map((file, position) => ({
        position,
        letter: {
          key: letter.key,
          name: file.name,
          mime: file.mime,
          bytes: file.bytes,
          sha256: file.sha256,
          ...(file.shown ? { shown: file.shown } : {}),
          ...(file.pages ? { pages: file.pages } : {}),
          ...(file.signatures ? { signatures: file.signatures } : {}),
          ...(signer ? { signer } : {}),
        },
      }));
    });

/** Letters as rows: the signers' NIP sealed. */
export const letterRows = (letters: readonly PlacedLetter[], vault: Pick<Vault, 'seal'>, requestId: string) =>
  letters.map(({ position, letter: { signer, shown, pages, signatures, ...letter } }) => ({
    ...personalIn(letter, ['name']),
    position,
    ...(shown ? { shown } : {}),
    ...(pages ? { pages } : {}),
    ...(signatures ? { signatures: personalWords(signatures) } : {}),
    ...(signer
      ? {
          signer: {
            ...personalIn(signer, ['name']),
            nip: sealValue(signer.nip, vault, `${sealedPlaces.letters(requestId)}.${letter.key}.signer.nip`),
          },
        }
      : {}),
  }));
