import { openOffice } from '../app/admin/open-office.ts';
import { cityUnits } from '../app/admin/chosen-city.ts';
import { seedDemoPeople } from '../bot/channels/simulator/seed.ts';

// `npx prisma db seed`: the demo people in a database that is not the embedded one, for a simulator there.
const office = await openOffice(process.env);
const units = await cityUnits(office);
const made = await seedDemoPeople(office.db, office.vault, units, office.now).finally(office.close);
process.stdout.write(
  made ? 'The demo people are made.\n' : 'Nothing made: the database knows people already.\n',
);
