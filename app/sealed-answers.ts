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

/** One value, sealed for its place: what `openSealed` opens there, and nowhere else. */
export const sealValue = (value: Answer, vault: Sealer, place?: string): Sealed => ({
  $sealed: vault.seal(JSON.stringify(value), place),
});

/** Whether any of these answers as stored is sealed. */
export const hasSealed = (answers: unknown): boolean =>
  typeof answers === 'object' &&
  answers !== null &&
  Object.values(answers).some(
    (value: unknown) => typeof value === 'object' && value !== null && '$sealed' in value,
  );

/** A part of what stands at a place. */
const inside = (place: string | undefined, part: string): string | undefined =>
  place === undefined ? undefined : `${place}.${part}`;

const sealedTypes: readonly string[] = ['nik', 'nip'];

// Of what the form does not know (any more) we cannot know whether it is an identity number: what looks like one is sealed.
const looksLikeNumberOfPerson = (value: Answer): boolean =>
  typeof value === 'string' && /^(\d{16}|\d{18})$/.test(value);

const isPersonal = (service: Service | undefined, key: string, value: Answer): boolean => {
  if (key.endsWith('signer_nip')) return true;
  const field = service?.fields.find((candidate) => candidate.key === key);
  return field ? sealedTypes.includes(field.type) : looksLikeNumberOfPerson(value);
};

/** One answer made ready for its place in the database: sealed if it is a NIK or NIP. */
export const sealAnswer = (
  service: Service | undefined,
  [key, value]: [key: string, value: Answer],
  vault: Sealer,
  place?: string,
): Answer | Sealed => (isPersonal(service, key, value) ? sealValue(value, vault, place) : value);

/** Answers made ready for their place in the database: NIK and NIP sealed. */
export const sealAnswers = (
  service: Service | undefined,
  answers: Answers,
  vault: Sealer,
  place?: string,
): SealedAnswers =>
  Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [
      key,
      sealAnswer(service, [key, value], vault, inside(place, key)),
    ]),
  );

const Named = z.looseObject({ key: z.string().optional(), item: z.string().optional() });

/** A list's element is known by its key or item, not by where it stands. */
const element = (place: string | undefined, value: unknown): string | undefined => {
  const named = Named.safeParse(value).data;
  return inside(place, named?.key ?? named?.item ?? '');
};

/** A JSON value with every sealed value in it replaced by what `change` makes of it, told its place. */
const changeSealed = (
  json: unknown,
  change: (sealed: string, place: string | undefined) => unknown,
  place?: string,
): unknown => {
  if (Array.isArray(json))
    return json.map((item: unknown) => changeSealed(item, change, element(place, item)));
  if (json === null || typeof json !== 'object') return json;
  const sealed = Sealed.safeParse(json);
  if (sealed.success) return change(sealed.data.$sealed, place);
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, changeSealed(value, change, inside(place, key))]),
  );
};

/** A JSON value with every sealed value in it opened, however deep; `place` is where the whole of it stands. */
export const openSealed = (json: unknown, vault: Opener, place?: string): unknown =>
  changeSealed(json, (sealed, at) => JSON.parse(vault.open(sealed, at)) as unknown, place);

/** A JSON value with every sealed value in it sealed anew for its place. */
export const sealAnew = (json: unknown, vault: Opener & Sealer, place?: string): unknown =>
  changeSealed(json, (sealed, at) => ({ $sealed: vault.seal(vault.open(sealed, at), at) }), place);

const StoredAnswers = z.record(z.string(), Answer);

/** Answers as they come from the database, opened. */
export const openAnswers = (answers: unknown, vault: Opener, place?: string): Answers =>
  StoredAnswers.parse(openSealed(answers, vault, place));
