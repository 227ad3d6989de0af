import { z } from 'zod';
import { FoundBy, Words } from './find/found-by.ts';

/** Something people ask for that another office does. */
const Elsewhere = z.strictObject({
  topic: z.string().regex(/^[a-z_]+$/),
  /** What it is, as it stands in "… diurus oleh": begins with a capital letter. */
  title: z.string().trim().min(1).max(60),
  /** Who does it: the office's name and nothing that changes, no number and no address. */
  office: z.string().trim().min(1).max(80),
  /** `complaint`: what is wrong with it can be told on the national channel for complaints, too. */
  complaint: z.boolean().default(false),
  keywords: Words,
  found: FoundBy.prefault({}),
});
export type Elsewhere = z.infer<typeof Elsewhere>;

/** What stands in `elsewhere.yaml`. */
export const ElsewhereFile = z.array(Elsewhere);
