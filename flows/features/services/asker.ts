import type { Asker } from '../../catalogue/find-service.ts';
import type { Context } from '../../kernel/context.ts';
import { knownFact } from '../../kernel/fact.ts';

/**
 * Who asks, as far as it is known: proven to be an ASN, or by a number that stands in the register. Where a number can be
 * shared it has not been yet, so both are as likely; elsewhere it is mostly citizens who write.
 */
export const askerIn = (context: Context): Asker => {
  const { channelPhone, employee } = context.contact;
  const registered =
    channelPhone === null
      ? undefined
      : knownFact(context, { fact: 'employees_by_phone', phone: channelPhone });
  if (employee || (registered?.length ?? 0) > 0) return { proven: 'internal' };
  return { likely: context.can.contactSharing ? null : 'external' };
};
