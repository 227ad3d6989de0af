import type { Clock } from './clock.ts';
import { officeStaffIds } from './db/office-staff.ts';
import type { Database } from './db/open.ts';
import { keepStaffFigures, keptStaffFigures, staffFigures, type StaffFigures } from './db/staff-figures.ts';
import { freshMs } from './figures-cache.ts';

type Needs = { db: Pick<Database, 'pool' | 'prisma'>; clock: Clock };

/** The days supervision looks back. */
export const supervisedDays = 30;
const dayMs = 86_400_000;

/** Counts what the staff have done in the last days and keeps it for whoever supervises. */
export const countStaffFigures = async ({ db, clock }: Needs): Promise<StaffFigures[]> => {
  const now = clock();
  const since = new Date(now.getTime() - supervisedDays * dayMs);
  const counted = await staffFigures(db, await officeStaffIds(db), since);
  await keepStaffFigures(db, counted, now);
  return counted;
};

/** What the staff have done, at most five minutes old: one row is read, and counted only where no worker has. */
export const supervisedStaff = async (needs: Needs): Promise<StaffFigures[]> => {
  const now = needs.clock();
  const since = new Date(now.getTime() - freshMs);
  return (await keptStaffFigures(needs.db, { since, now })) ?? countStaffFigures(needs);
};
