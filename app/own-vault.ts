import { ownedBy, personal } from '../domain/personal.ts';
import type { Vault } from './vault.ts';

/** What seals words of one person: with the data key for their place, and by the database's client with the person's own key. */
export const ownVault = (vault: Pick<Vault, 'sealInner'>, owner: string): Pick<Vault, 'seal'> => ({
  seal: (text, place) => ownedBy(personal(vault.sealInner(text, place)), owner),
});
