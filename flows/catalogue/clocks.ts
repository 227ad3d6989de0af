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

/** The clocks of a city: who hears when of the promise of a decision and of the day the head has set, how long others run, and the applicant's own terms. */
export const Clocks = z.strictObject({
  decision: Tells.prefault({}),
  result: Tells.prefault({}),
  /** Working days to object in, and to answer in (UU 14/2008 Pasal 36); the head hears before and after that, and who watches for the head. */
  objection: z
    .strictObject({
      within: z.int().min(1).max(90).default(30),
      answer: z.int().min(1).max(90).default(30),
      soon: days(3),
      late: days(1),
      administrator: days(2),
    })
    .prefault({}),
  /** Working days after which a question is to be answered, and after that when the second level and those above hear of it (Perwali 47/2021 Pasal 51). */
  question: z
    .strictObject({
      answer: z.int().min(1).max(30).default(1),
      secretariat: days(1),
      administrator: days(3),
      head: days(5),
    })
    .prefault({}),
  /** Working days before and after what somebody asked about their data is due, by law in three days, at which administrators and the head hear of it. */
  dataRequest: z.strictObject({ soon: days(1), late: days(1), head: days(2) }).prefault({}),
  /** Calendar days without a word after which an applicant is reminded of what is lacking, and after that before the unit is asked (Perwali 126/2022 Pasal 9(1)). */
  completion: z
    .strictObject({ remind: z.int().min(1).max(90).default(14), ask: z.int().min(1).max(90).default(7) })
    .prefault({}),
  /** Hours an applicant has to answer when another period is proposed to them, and before the end of which they are reminded (null: not at all). */
  move: z
    .strictObject({
      answer: z.int().min(2).max(168).default(48),
      remind: z.int().min(1).max(84).nullable().default(12),
    })
    .prefault({}),
  /** Calendar days after *Selesai* in which an applicant may say that it is not finished, and before the last of which they are reminded (null: not at all). */
  reopening: z
    .strictObject({
      within: z.int().min(1).max(90).default(7),
      remind: z.int().min(1).max(30).nullable().default(null),
    })
    .prefault({}),
});
