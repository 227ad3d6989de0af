import { everyStaff } from '../db/staff.ts';
import type { AdminCommand } from './command.ts';
import { listing } from './listing.ts';

/** Lists the members of staff, those revoked as well. */
export const staffList: AdminCommand = {
  usage: 'staff list',
  summary: 'list the members of staff',
  options: [],
  run: async ({ db, now }) => {
    const rows = await everyStaff(db);
    const staff = rows.map(({ id, name, role, unit, contactId, codeExpiresAt, createdAt, revokedAt }) => ({
      id,
      name,
      role,
      unit,
      status: revokedAt
        ? 'revoked'
        : contactId
          ? 'bound'
          : codeExpiresAt && codeExpiresAt > now
            ? 'invited'
            : 'code_expired',
      createdAt: createdAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    }));
    return listing({
      key: 'staff',
      rows: staff,
      total: staff.length,
      headings: ['ID', 'NAME', 'ROLE', 'UNIT', 'STATUS'],
      cells: ({ id, name, role, unit, status }) => [id, name, role, unit, status],
    });
  },
};
