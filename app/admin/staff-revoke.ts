import { findStaff } from '../db/staff.ts';
import { administerByCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand } from './command.ts';

/** Takes the role from a member of staff: their chat is an ordinary one again, an unused code is void. */
export const staffRevoke: AdminCommand = {
  usage: 'staff revoke <id>',
  summary: 'take the role from a member of staff',
  options: [],
  run: async (office, id) => {
    const { db, now } = office;
    const found = await findStaff(db, id);
    if (!found) throw new AdminError(`No member of staff has the id ${id}; "staff list" shows the ids.`);
    const revokedAt = found.revokedAt ?? now;
    if (!found.revokedAt)
      await administerByCommand(office, { do: 'revoke_staff', staffId: id, name: found.name });
    return {
      json: { id, name: found.name, revokedAt: revokedAt.toISOString() },
      text: `${found.name} is no longer ${found.role}.`,
    };
  },
};
