import { z } from 'zod';
import { FileSignature } from '../../fields/answer.ts';

/** What people send most that no letter can be made of, known by its bytes. */
export const FileKind = z.enum([
  'heic',
  'gif',
  'svg',
  'picture',
  'word',
  'excel',
  'powerpoint',
  'office',
  'archive',
  'web_page',
  'audio',
  'video',
]);
export type FileKind = z.infer<typeof FileKind>;

/**
 * What a file really is, found from its bytes before the conversation judges it. `name` and `mime` are as claimed;
 * `type` is what the content says, or what could be made of it: a photo of another kind has become a JPG. `kind` says
 * what an `other` is. `shown` is the copy staff are given: of every picture, and of a PDF that could do something.
 * `trouble` is why a file cannot be used, whatever is asked for.
 */
export const Inspection = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  type: z.enum(['pdf', 'jpg', 'png', 'other']),
  /** What a photo was before it became a JPG. */
  was: z.enum(['webp', 'avif', 'tiff']).optional(),
  kind: FileKind.optional(),
  pages: z.int().optional(),
  signatures: z.array(FileSignature).optional(),
  shown: z.string().optional(),
  trouble: z
    .enum([
      'empty',
      'encrypted',
      'damaged',
      'no_pages',
      'too_many_pages',
      'page_too_large',
      'too_small',
      'too_large',
      'too_many_pixels',
      'moving',
      'several_pictures',
      'too_much',
      'unavailable',
    ])
    .optional(),
});
export type Inspection = z.infer<typeof Inspection>;
