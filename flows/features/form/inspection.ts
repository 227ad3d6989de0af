import { z } from 'zod';
import { FileSignature } from '../../fields/answer.ts';

/**
 * What a file really is, found from its bytes before the conversation judges it. `name` and `mime` are as claimed;
 * `type` is what the content says. `trouble` is why it cannot be used, whatever is asked for.
 */
export const Inspection = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  type: z.enum(['pdf', 'jpg', 'png', 'other']),
  pages: z.int().optional(),
  signatures: z.array(FileSignature).optional(),
  shown: z.string().optional(),
  trouble: z
    .enum(['empty', 'encrypted', 'damaged', 'no_pages', 'too_small', 'too_large', 'unavailable'])
    .optional(),
});
export type Inspection = z.infer<typeof Inspection>;
