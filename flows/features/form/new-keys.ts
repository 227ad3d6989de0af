import type { Service } from '../../catalogue/service.ts';
import { signerKeys } from '../../catalogue/signers.ts';
import type { Draft } from './draft.ts';

/** The present key of everything the form once asked under another one. */
const renamedIn = ({ fields, letters }: Service): ReadonlyMap<string, string> =>
  new Map([
    ...fields.flatMap(({ key, was = [] }) => was.map((old) => [old, key] as const)),
    ...letters.flatMap(({ key, was = [] }) =>
      was.flatMap((old) => {
        const [before, now] = [signerKeys({ key: old }), signerKeys({ key })];
        return [
          [old, key] as const,
          [before.capacity, now.capacity] as const,
          [before.name, now.name] as const,
          [before.nip, now.nip] as const,
        ];
      }),
    ),
  ]);

/** A draft whose answers stand under the keys its form has now; what was answered under the new key already stays. */
export const newKeys = <D extends Pick<Draft, 'answers' | 'files' | 'skipped' | 'only'>>(
  draft: D,
  service: Service,
): D => {
  const renamed = renamedIn(service);
  if (renamed.size === 0) return draft;
  const keyOf = (key: string): string => renamed.get(key) ?? key;
  const moved = <T>(record: Record<string, T>): Record<string, T> => ({
    ...Object.fromEntries(Object.entries(record).map(([key, value]) => [keyOf(key), value])),
    ...Object.fromEntries(Object.entries(record).filter(([key]) => !renamed.has(key))),
  });
  return {
    ...draft,
    answers: moved(draft.answers),
    files: moved(draft.files),
    skipped: draft.skipped.map(keyOf),
    only: draft.only?.map(keyOf) ?? null,
  };
};
