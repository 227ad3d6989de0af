import { ownedBy, personal } from '../../domain/personal.ts';
import type { OwnVault } from '../own-vault.ts';

type Sender = { address: string; phone: string | null };
type Shown = { ownAddress: string; ownPhone: string | null };

/** An address and the number a channel proves as they are shown: somebody is found by others, which nobody opens. */
export const ownAddress = ({ address, phone }: Sender, owner: string): Shown =>
  ownedBy({ ownAddress: personal(address), ownPhone: personal(phone) }, owner);

/** Somebody new: the key everything of theirs is sealed with, made before anything is, and the same as it is shown. */
export const newcomerRow = ({ address, phone }: Sender, own: OwnVault): Shown & { key: string } => {
  const key = own.newKey();
  return { key, ownAddress: own.words(address), ownPhone: phone === null ? null : own.words(phone) };
};
