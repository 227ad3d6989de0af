import { z } from 'zod';

const parts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/**
 * What a message is to come to. Exactly one of the first group; `bot` and `bot_not` are parts of what is said beside that.
 *
 * - `value`: the open question has this answer now. `values`: these answers, by item. `skips`: it is left out.
 * - `asked`: nothing is stored, and all of these are shown: what was read is asked back.
 * - `refused`: nothing is stored, the same question stands, and all of these are said.
 * - `stays`: a remark. Nothing is stored, one is where one was, and all of these are said.
 * - `at`: a command. Nothing is stored, and one is at this place. `item`: at this item of the form.
 * - `opens`: this service is offered or opened. `choices`: it is asked which of these services is meant.
 * - `becomes`: the form is in this state now.
 */
export const Expectation = z.strictObject({
  value: z.json().optional(),
  values: z.record(z.string(), z.json()).optional(),
  skips: z.literal(true).optional(),
  asked: parts.optional(),
  refused: parts.optional(),
  stays: parts.optional(),
  at: z.string().optional(),
  item: z.string().optional(),
  opens: z.string().optional(),
  choices: z.array(z.string()).optional(),
  becomes: z.enum(['open', 'submitting', 'sent', 'abandoned']).optional(),
  bot: parts.optional(),
  bot_not: parts.optional(),
});
export type Expectation = z.infer<typeof Expectation>;

const File = z.strictObject({
  name: z.string(),
  type: z.enum(['pdf', 'jpg', 'png', 'other']).optional(),
  pages: z.int().optional(),
  caption: z.string().optional(),
});

/** What a person does. */
const act = {
  text: z.union([z.string(), z.number()]).transform(String).optional(),
  press: z.string().optional(),
  file: File.optional(),
  album: z.array(File).optional(),
  /** Any other event, as the conversation takes it. */
  event: z.record(z.string(), z.unknown()).optional(),
  /** Minutes that pass before it. */
  later: z.number().optional(),
};

export const Said = z.strictObject({ ...act, ...Expectation.shape });
export type Said = z.infer<typeof Said>;

/** Who talks, where they are, and what is known: the same for each message of a group, and for a scene as a whole. */
const setting = {
  /** What is tried, as it is counted. */
  kind: z.string(),
  /** The city whose chat it is; Pontianak where none is named. */
  city: z.string().optional(),
  /** `service/item` of a form whose items before it are answered, `service/review`, or what is typed to get there from the menu. */
  at: z.string().optional(),
  before: z.array(z.string()).optional(),
  /** What has come from the house since, as the conversation takes it. */
  events: z.array(z.record(z.string(), z.unknown())).optional(),
  who: z.enum(['known', 'new', 'asn']).default('known'),
  channel: z.enum(['whatsapp', 'telegram']).default('whatsapp'),
  /** Answers that differ from the catalogue's examples; null: not answered. */
  answers: z.record(z.string(), z.json()).default({}),
  /** Further shapes of `Setting` in test/support/conversation.ts: requests, held, closed, … */
  world: z.record(z.string(), z.unknown()).default({}),
};

/** Messages that are tried one by one, each from the same beginning. */
export const Group = z.strictObject({ ...setting, says: z.array(Said).min(1) });
/** Several messages one after the other. */
const Scene = z.strictObject({ ...setting, scene: z.string(), talk: z.array(Said).min(2) });

export const Corpus = z.array(z.union([Group, Scene]));
export type Corpus = z.infer<typeof Corpus>;
export type Setup = Omit<z.infer<typeof Group>, 'says'>;
