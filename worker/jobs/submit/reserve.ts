import { reserveSubdomain } from '../../../app/db/reserved-names.ts';
import { letGo } from '../../../app/db/soft-hold.ts';
import { takeSeats } from '../../../app/db/take-seats.ts';
import type { Tx } from '../../../app/db/transaction.ts';
import { toInstant } from '../../../domain/city-time.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';
import type { Service } from '../../../flows/catalogue/service.ts';
import { slotWishes } from '../../../flows/fields/slot-wants.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { WishTaken } from './wish-taken.ts';

/** Holds what the draft's slots want from now on, or throws WishTaken naming the field. */
export const holdSlots = async (
  tx: Tx,
  requestId: string,
  service: Service,
  draft: Draft & { contactId: string },
  { tz, clock, catalogue }: Pick<WorkerNeeds, 'tz' | 'clock' | 'catalogue'>,
): Promise<void> => {
  const { contactId } = draft;
  const { resources } = catalogue.city;
  const now = clock();
  if (!service.fields.some(({ type }) => type === 'slot')) return;
  // From here on the request holds it, not the form.
  await letGo(tx, draft.id, now);
  const who = { kind: 'request' as const, holder: requestId, requestId, contactId };
  for (const { item, resource, amount, slot } of slotWishes(service, draft.answers)) {
    const from = toInstant(slot.date, slot.from, tz);
    const to = toInstant(slot.date, slot.to, tz);
    const taken = await takeSeats(tx, who, { resource, amount, from, to }, { now, resources });
    if (taken < amount) throw new WishTaken(item, 'slot_taken', slot);
  }
};

/** Holds the subdomain a draft asks for, or throws WishTaken naming the field. */
export const reserveNames = async (
  tx: Tx,
  requestId: string,
  service: Service,
  draft: Draft,
): Promise<void> => {
  for (const field of service.fields.filter(({ type }) => type === 'subdomain')) {
    const name = draft.answers[field.key];
    if (typeof name !== 'string') continue;
    if (!(await reserveSubdomain(tx, name, requestId))) throw new WishTaken(field.key, 'subdomain_taken');
  }
};
