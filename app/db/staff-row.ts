import { z } from 'zod';
import { actingKindCodes } from '../../domain/acting-head.ts';
import { roleCodes } from '../../domain/role.ts';

/** The days on which a member of staff stands in for the head, as `load-turn` reads them. */
export const ActingTermRow = z.object({ kind: z.enum(actingKindCodes), from: z.string(), to: z.string() });

/** A row of `staff` as the rules see a member; whatever else the row holds is left out. */
export const StaffRow = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roleCodes),
  unit: z.string(),
});
