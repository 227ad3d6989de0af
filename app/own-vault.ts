import { findable, newPersonKey, ownedBy, personal, personalId } from '../domain/personal.ts';
import type { Vault } from './vault.ts';

/** What seals what is one person's. */
export type OwnVault = Pick<Vault, 'seal'> & {
  /** Seals for no place; the database's client opens it on its way out. */
  words(text: string): string;
  /** A key for somebody new, as it is stored: nobody else makes one for somebody who is not there yet. */
  newKey(): string;
};

/**
 * Seals what is one person's with their own key. Where that is not at hand it is marked, and the database's client does so; what belongs
 * to a place is then sealed for it with the data key inside.
 */
export const ownVault = (
  { people, sealInner }: Pick<Vault, 'sealInner' | 'people'>,
  owner: string,
): OwnVault => ({
  seal: (text, place) =>
    people?.seals.sealAt(owner, place ?? '', text) ?? ownedBy(personal(sealInner(text, place)), owner),
  words: (text) => people?.seals.seal(owner, text) ?? ownedBy(personal(text), owner),
  newKey: () => (people ? people.values.seal(people.seals.make(owner)) : newPersonKey(owner)),
});

/** What somebody is found by, and ids that may hold it, as they are stored; marked where the database's client is to hash them. */
export type Finder = { found(text: string): string; id(text: string): string };

/** Hashes what somebody is found by. */
export const finderOf = ({ people }: Pick<Vault, 'people'>): Finder => ({
  found: people ? people.values.find : findable,
  id: (text) => personalId(text, people?.values.find),
});
