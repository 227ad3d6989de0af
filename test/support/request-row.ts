import { randomUUID } from 'node:crypto';
import type { Database } from '../../app/db/open.ts';
import type { Prisma } from '../../app/db/generated/client.ts';

type Prismatic = Pick<Database, 'prisma'>;

/** A contact's row; its id. */
export const addContact = async (
  { prisma }: Prismatic,
  data: Prisma.ContactCreateInput = {},
): Promise<string> => (await prisma.contact.create({ data })).id;

/** A plain submitted request's row, without history; its id. */
export const addRequest = async (
  db: Prismatic,
  changes: Partial<Prisma.RequestUncheckedCreateInput> = {},
): Promise<string> => {
  const at = new Date('2026-11-20T03:00:00Z');
  const row = await db.prisma.request.create({
    data: {
      number: `TD-2026-${randomUUID().slice(0, 8).toUpperCase()}`,
      draftId: randomUUID(),
      contactId: changes.contactId ?? (await addContact(db)),
      service: 'coworking',
      serviceVersion: '2026-11',
      sopVersion: '2026-11',
      sopAcceptedAt: at,
      state: 'submitted',
      unit: 'aptika',
      applicant: { name: 'Budi', phone: '+6281200000001', institution: null, email: null },
      answers: {},
      promisedOn: new Date('2026-11-23'),
      submittedAt: at,
      since: at,
      ...changes,
    },
  });
  return row.id;
};
