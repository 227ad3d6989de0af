import { ownedBy, personal } from '../domain/personal.ts';
import type { Vault } from './vault.ts';

/** What seals what is one person's. */
export type OwnVault = Pick<Vault, 'seal'> & {
  /** Seals for no place; the database's client opens it on its way out. */
  words(text: string): string;
};

/**
 * Seals what is one person's with their own key. Where that is not at hand it is marked, and the database's client does so; what belongs
 * to a place is then sealed for it with the data key inside.
 */
export const ownVault = (
  vault: Pick<Vault, 'sealInner' | 'sealOwn' | 'sealWords'>,
  owner: string,
): OwnVault => ({
  seal: (text, place) =>
    vault.sealOwn(owner, text, place) ?? ownedBy(personal(vault.sealInner(text, place)), owner),
  words: (text) => vault.sealWords(owner, text) ?? ownedBy(personal(text), owner),
});
