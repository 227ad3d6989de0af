import type { Resources } from '../../domain/resources.ts';
import { tellContact } from './deliveries.ts';
import { takeFreedWatches, type Released } from './slot-watches.ts';
import { bookingTexts } from '../../flows/features/bookings/texts.ts';
import { showPeriod } from '../../flows/fields/field-texts.ts';
import type { Tx } from './transaction.ts';
import type { Vault } from '../vault.ts';

/** Tells those who asked for it that what a request or a block has just let go of is free; in the transaction that lets it go. */
export const tellWatchers = async (
  tx: Tx,
  released: Released,
  { vault, now, tz, resources }: { vault: Vault; now: Date; tz: string; resources: Resources },
): Promise<void> => {
  const freed = await takeFreedWatches(tx, released, { now, tz, resources });
  for (const { contactId, resource, amount, ...slot } of freed) {
    const what = bookingTexts.whatText([{ resource, amount }], resources);
    const notice = { kind: 'slot_free' as const, about: what };
    await tellContact(
      tx,
      vault,
      contactId,
      [{ text: bookingTexts.freeAgain(what, showPeriod(slot)), notice }],
      now,
    );
  }
};
