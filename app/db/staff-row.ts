import { z } from 'zod';
import { roleCodes } from '../../domain/role.ts';
import { unitCodes } from '../../domain/unit.ts';

/** A row of `staff` as the rules see a member; whatever else the row holds is left out. */
export const StaffRow = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roleCodes),
  unit: z.enum(unitCodes),
});
