import { z } from 'zod';
import { Answer, type Answers } from '../flows/fields/answer.ts';
import type { Service } from '../flows/catalogue/service.ts';
import type { Vault } from './vault.ts';

const Sealed = z.strictObject({ $sealed: z.string() });
type Sealed = z.infer<typeof Sealed>;

/** Answers as stored: identity numbers sealed, everything else as it is. */
export type SealedAnswers = Record<string, Answer | Sealed>;

type Opener = Pick<Vault, 'open'>;
type Sealer = Pick<Vault, 'seal'>;

/** One value, sealed: what `openSealed` opens wherever it stands in a JSON value. */
export const sealValue = (value: Answer, vault: Sealer): Sealed => ({
  $sealed: vault.seal(JSON.stringify(value)),
});

/** Whether any of these answers as stored is sealed. */
export const hasSealed = (answers: unknown): boolean =>
  typeof answers === 'object' &&
  answers !== null &&
  Object.values(answers).some(
    (value: unknown) => typeof value === 'object' && value !== null && '$sealed' in value,
  );

const sealedTypes: readonly string[] = ['nik', 'nip'];

// Of what the form does not know (any more) we cannot know whether it is an identity number: what looks like one is sealed.
const looksLikeNumberOfPerson = (value: Answer): boolean =>
  typeof value === 'string' && /^(\d{16}|\d{18})$/.test(value);

const isPersonal = (service: Service | undefined, key: string, value: Answer): boolean => {
  if (key.endsWith('signer_nip')) return true;
  const field = service?.fields.find((candidate) => candidate.key === key);
  return field ? sealedTypes.includes(field.type) : looksLikeNumberOfPerson(value);
};

/** Answers made ready for the database: NIK and NIP sealed. */
export const sealAnswers = (service: Service | undefined, answers: Answers, vault: Sealer): SealedAnswers =>
  Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [
      key,
      isPersonal(service, key, value) ? sealValue(value, vault) : value,
    ]),
  );

/** A JSON value with every sealed value in it opened, however deep. */
export const openSealed = (json: unknown, vault: Opener): unknown => {
  if (Array.isArray(json)) return json.map((item: unknown) => openSealed(item, vault));
  if (json === null || typeof json !== 'object') return json;
  const sealed = Sealed.safeParse(json);
  if (sealed.success) return JSON.parse(vault.open(sealed.data.$sealed)) as unknown;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, openSealed(value, vault)]));
};

const StoredAnswers = z.record(z.string(), Answer);

/** Answers as they come from the database, opened. */
export const openAnswers = (answers: unknown, vault: Opener): Answers =>
  StoredAnswers.parse(openSealed(answers, vault));
