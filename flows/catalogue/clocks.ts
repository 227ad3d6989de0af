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

/** The clocks of a city: who hears when of the promise of a decision and of the day the head has set, and how long others run. */
export const Clocks = z.strictObject({
  decision: Tells.prefault({}),
  result: Tells.prefault({}),
  /** Working days to object in, and to answer in (UU 14/2008 Pasal 36). */
  objection: z
    .strictObject({ within: z.int().min(1).max(90).default(30), answer: z.int().min(1).max(90).default(30) })
    .prefault({}),
  /** Working days after which a question nobody has answered goes to the second level (Perwali 47/2021 Pasal 51). */
  question: z.strictObject({ answer: z.int().min(1).max(30).default(1) }).prefault({}),
});
