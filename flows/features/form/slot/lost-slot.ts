import { offersNear, watchOfLost } from '../../../fields/slot.ts';
import type { Answer } from '../../../fields/answer.ts';
import { Slot } from '../../../fields/answer.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Draft } from '../draft.ts';
import { fieldContext } from '../form.ts';
import { allItems } from '../items.ts';
import type { Service } from '../../../catalogue/service.ts';
import type { At } from '../../../kernel/session.ts';
import { slotWants } from '../../../fields/slot-wants.ts';

/** The question for an item whose period turned out taken, with the nearest free ones to choose from; any other place as it is. */
export const withOffers = (
  at: At,
  lost: Answer | undefined,
  { draft, service }: { draft: Draft; service: Service },
  context: Context,
): At => {
  const slot = Slot.safeParse(lost).data;
  if (at.name !== 'item' || !slot) return at;
  const field = allItems(service).find(({ key }) => key === at.key)?.field;
  if (field?.type !== 'slot') return at;
  const [wants, fields] = [slotWants(field, draft.answers), fieldContext(field, draft, context)];
  const offers = offersNear(slot, wants, fields);
  const watch = watchOfLost(slot, wants, fields);
  return { ...at, ...(offers.length > 0 ? { offers } : {}), ...(watch ? { watch } : {}) };
};
