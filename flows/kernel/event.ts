import { z } from 'zod';

/** A file a person sent, stored; looked into before its turn. */
const SentFile = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  caption: z.string().optional(),
  /** What it turned out to be, for whoever judges files. */
  inspection: z.unknown().optional(),
});
const LostFile = z.strictObject({ name: z.string(), because: z.enum(['too_large', 'unavailable']) });
export type LostFile = z.infer<typeof LostFile>;

/** What a person can do in a chat, one schema a kind. */
export const personEvents = [
  /** `message` is the channel's own id of it, where people can edit what they have sent. */
  z.strictObject({ kind: z.literal('text'), text: z.string(), message: z.string().optional() }),
  z.strictObject({ kind: z.literal('button'), option: z.string() }),
  SentFile.extend({ kind: z.literal('file') }),
  /** Files sent together, in order; `lost` are those among them that could not be had. */
  z.strictObject({ kind: z.literal('album'), files: z.array(SentFile), lost: z.array(LostFile) }),
  /** A file that was sent and cannot be had: too large for the channel, or gone there. */
  LostFile.extend({ kind: z.literal('lost_file') }),
  /** A text sent earlier, changed by the person. */
  z.strictObject({ kind: z.literal('edited'), message: z.string(), text: z.string() }),
  /** A shared contact; `own` says the channel vouches that it is the sender's. */
  z.strictObject({ kind: z.literal('contact'), phone: z.string(), own: z.boolean() }),
  z.strictObject({ kind: z.literal('location'), latitude: z.number(), longitude: z.number() }),
  /** Sticker, voice, video, poll … */
  z.strictObject({ kind: z.literal('other'), what: z.string() }),
  /** Messages that came more than a day after they were sent; `since` is the ISO instant the oldest was. */
  z.strictObject({ kind: z.literal('late'), count: z.int().min(1), since: z.string() }),
] as const;

export type PersonEvent = z.infer<(typeof personEvents)[number]>;

/** News from inside the house, by kind. Stored as an inbox message like any other and taken in order with the rest. Each feature adds its own. */
export interface HouseEvents {}
export type HouseEvent = HouseEvents[keyof HouseEvents];

/** What can happen to a session. */
export type Event = PersonEvent | HouseEvent;
export type EventOf<K extends Event['kind']> = Extract<Event, { kind: K }>;

const personKinds = new Set<string>(personEvents.map(({ shape }) => shape.kind.value));

/** Whether a person did it, not the house. */
export const isPersonal = (event: Event): event is PersonEvent => personKinds.has(event.kind);
