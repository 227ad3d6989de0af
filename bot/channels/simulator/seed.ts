import type { Database } from '../../../app/db/open.ts';
import { seedPeople, type SeedPerson } from '../../../app/db/seed.ts';
import type { Units } from '../../../domain/unit.ts';
import type { Vault } from '../../../app/vault.ts';
import { demoEmployees, demoPeople, type DemoPerson } from './demo-people.ts';
import { imitated, simulatorAccount } from './imitated.ts';

const seedOf = ({ who: name, role, channel, chat, unit, phone }: DemoPerson): SeedPerson => ({
  name,
  channel,
  account: simulatorAccount,
  chat,
  ...(imitated[channel].idsProvePhone && phone ? { provenPhone: phone } : {}),
  ...(unit && role !== 'external' && role !== 'internal' ? { office: { role, unit } } : {}),
});

/** Makes the simulator's people and their employee register in a database without people; false when there are some. */
export const seedDemoPeople = (
  db: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'sealInner' | 'people' | 'key'>,
  units: Units,
  now: Date,
): Promise<boolean> =>
  seedPeople(db, vault, { people: demoPeople(units).map(seedOf), employees: demoEmployees }, now);
