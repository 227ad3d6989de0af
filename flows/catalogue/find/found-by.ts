import { z } from 'zod';

const text = z.string().trim().min(1);

/** Words and short phrases, as a list or in one string between commas. */
export const Words = z.union([
  z.array(text),
  text.transform((all) =>
    all
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]);

/**
 * What somebody's own words say for or against something, beside its keywords. Words are written in their plain form: stems,
 * spellings and slips of the keyboard are found by themselves.
 */
export const FoundBy = z.strictObject({
  /** Something wanted and what is wanted of it: together they tell nearly as much as a keyword, a thing alone tells half. */
  asks: z.array(z.strictObject({ doing: Words, things: Words })).default([]),
  /** What is often said beside it and tells little alone. */
  hints: Words.default([]),
  /** What speaks against it. */
  against: Words.default([]),
});
export type FoundBy = z.infer<typeof FoundBy>;

/** Something that words can be about; `wish`: what it has in common with another that is wanted by the same words. */
export type Findable = { keywords: readonly string[]; found: FoundBy; wish?: string };
