import { ownedBy, personal } from '../../domain/personal.ts';

/** An address and the number a channel proves as they are shown: somebody is found by others, which nobody opens. */
export const ownAddress = (
  { address, phone }: { address: string; phone: string | null },
  owner: string,
): { ownAddress: string; ownPhone: string | null } =>
  ownedBy({ ownAddress: personal(address), ownPhone: personal(phone) }, owner);
