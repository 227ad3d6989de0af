import { z } from 'zod';

const days = (usual: number) => z.int().min(0).max(60).nullable().default(usual);

/** Working days before a clock is due, and after it, at which each hears of it; null: not at all. */
const Tells = z.strictObject({
  soon: days(1),
  late: days(1),
  secretariat: days(2),
  administrator: z.int().min(0).max(60).nullable().exactOptional(),
  head: days(5),
});

/** Who hears when of the clocks of a city: the promise of a decision, and the day the head has set. */
export const Clocks = z.strictObject({ decision: Tells.prefault({}), result: Tells.prefault({}) });
