import { randomUUID } from 'node:crypto';
import { findable, personal } from '../../domain/personal.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import type { Role } from '../../domain/role.ts';
import type { Unit } from '../../domain/unit.ts';
import { ownAddress } from './own-address.ts';
import { sealedEntry } from './employees.ts';
import type { Vault } from '../vault.ts';
import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

type Tx = Prisma.TransactionClient;

/** Somebody who is there from the beginning: their chat, the number it proves, and the office they hold. */
export type SeedPerson = {
  name: string;
  channel: string;
  account: string;
  chat: string;
  /** E.164, where the channel proves it. */
  provenPhone?: string;
  office?: { role: Role; unit: Unit };
};
export type SeedEmployee = { nip: string; name: string; position: string; agency: string; phone: string };

const isEmpty = async (tx: Tx): Promise<boolean> =>
  !(await tx.contact.findFirst()) && !(await tx.employee.findFirst()) && !(await tx.staff.findFirst());

const addPerson = async (tx: Tx, person: SeedPerson, now: Date): Promise<void> => {
  const { name, channel, account, chat: address, provenPhone: phone = null, office } = person;
  const contactId = randomUUID();
  await tx.contact.create({
    data: {
      ...{ id: contactId, createdAt: now },
      identities: {
        create: {
          ...{ channel, account, address: findable(address), phone: findable(phone), lastInboundAt: now },
          ...ownAddress({ address, phone }, contactId),
        },
      },
    },
  });
  if (office)
    await tx.staff.create({
      data: { name: personal(name), ...office, contactId, dutiesVersion, createdAt: now },
    });
};

/** Puts people and an employee register into a database without people; false when there are some. */
export const seedPeople = (
  db: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'sealInner' | 'people' | 'key'>,
  { people, employees }: { people: readonly SeedPerson[]; employees: readonly SeedEmployee[] },
  now: Date,
): Promise<boolean> =>
  db.prisma.$transaction(
    async (tx) => {
      // Two that start at once: the second waits here and then finds people.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('demo people'))`;
      if (!(await isEmpty(tx))) return false;
      await tx.employee.createMany({
        data: employees.map((employee) => ({
          ...sealedEntry(employee, vault),
          nipKey: vault.key(employee.nip),
          importedAt: now,
        })),
      });
      for (const person of people) await addPerson(tx, person, now);
      return true;
    },
    // Each has a key of their own made, one after the other: on a busy machine that takes its time.
    { timeout: 120_000 },
  );
