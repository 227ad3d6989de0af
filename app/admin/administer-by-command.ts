import type { AdminAct } from '../../flows/features/administration/admin-act.ts';
import { administer } from '../db/administer.ts';
import { findStaff } from '../db/staff.ts';
import { inTransaction } from '../db/transaction.ts';
import { cityUnits, cityZone } from './chosen-city.ts';
import { AdminError, type Office } from './command.ts';

/** Who history names for what was done by command. */
export const byCommand = 'npm run admin';

/** Does and writes down what an administrator would do in the chat; the last administrator may go, another is a command away. */
export const administerByCommand = async (office: Office, act: AdminAct): Promise<{ about: string }> => {
  const { db, vault, now } = office;
  const [tz, { secretariat }] = await Promise.all([cityZone(office), cityUnits(office)]);
  return inTransaction(db, (tx) =>
    administer(tx, act, { actor: byCommand, now, tz, vault, secretariat, mayEmpty: true }),
  );
};

/** Somebody in office by id; throws AdminError when there is nobody. */
export const inOffice = async (
  { db }: Pick<Office, 'db'>,
  id: string,
): Promise<{ id: string; name: string; role: string }> => {
  const found = await findStaff(db, id);
  if (!found || found.revokedAt)
    throw new AdminError(`No member of staff in office has the id ${id}; "staff list" shows the ids.`);
  return found;
};
