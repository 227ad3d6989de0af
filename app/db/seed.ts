import { demoEmployees, demoPeople, type DemoPerson } from '../demo-people.ts';
import type { Vault } from '../vault.ts';
import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

type Tx = Prisma.TransactionClient;

const isEmpty = async (tx: Tx): Promise<boolean> =>
  !(await tx.contact.findFirst()) && !(await tx.employee.findFirst()) && !(await tx.staff.findFirst());

const addPerson = async (tx: Tx, { who, role, channel, chat, unit, phone }: DemoPerson): Promise<void> => {
  // Telegram never proves a number; the person shares it when asked.
  const proven = channel === 'whatsapp' ? { phone: phone ?? null } : {};
  const { id: contactId } = await tx.contact.create({
    data: { identities: { create: { channel, account: 'simulator', address: chat, ...proven } } },
  });
  if (unit) await tx.staff.create({ data: { name: who, role, unit, contactId } });
};

/** Makes the simulator's people and their employee register in a database without people; false when there are some. */
export const seedDemoPeople = (
  db: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'seal' | 'key'>,
): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    // Two that start at once: the second waits here and then finds people.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('demo people'))`;
    if (!(await isEmpty(tx))) return false;
    await tx.employee.createMany({
      data: demoEmployees.map(({ nip, ...employee }) => ({
        ...employee,
        nip: vault.seal(nip),
        nipKey: vault.key(nip),
      })),
    });
    for (const person of demoPeople) await addPerson(tx, person);
    return true;
  });
