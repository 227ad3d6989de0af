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

/**
 * What people send that is no answer, by kind; each channel names what it has in these words. `contact_card`: a card without a
 * number; `invitation`: to a group or an event; `unopened`: the messenger itself could not open it yet; `unknown`: none of these.
 */
export const otherKinds = [
  'voice',
  'audio',
  'video',
  'video_note',
  'gif',
  'sticker',
  'view_once',
  'poll',
  'contact_card',
  'invitation',
  'story',
  'game',
  'order',
  'call',
  'video_call',
  'unopened',
  'unknown',
] as const;
export type OtherKind = (typeof otherKinds)[number];

/** What a person can do in a chat, one schema a kind. */
export const personEvents = [
  /**
   * `message` is the channel's own id of it, where people can edit what they have sent; `quotes` that of the message it
   * answers, where they chose one (the fact `quoted` tells which). `forwarded`: somebody else wrote it, elsewhere.
   */
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    message: z.string().optional(),
    quotes: z.string().optional(),
    forwarded: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('button'), option: z.string() }),
  SentFile.extend({ kind: z.literal('file') }),
  /** Files sent together, in order; `lost` are those among them that could not be had. */
  z.strictObject({ kind: z.literal('album'), files: z.array(SentFile), lost: z.array(LostFile) }),
  /** A file that was sent and cannot be had: too large for the channel, or gone there. */
  LostFile.extend({ kind: z.literal('lost_file') }),
  /** A text sent earlier, changed by the person. */
  z.strictObject({ kind: z.literal('edited'), message: z.string(), text: z.string() }),
  /** A text or file sent earlier, taken back by the person. */
  z.strictObject({ kind: z.literal('deleted'), message: z.string() }),
  /** A sign set under one of our messages; `quotes` is the channel's id of that. Taken away again it is no event. */
  z.strictObject({ kind: z.literal('reaction'), emoji: z.string(), quotes: z.string() }),
  /** A shared contact; `own` says the channel vouches that it is the sender's. `also`: the other numbers that came with it. */
  z.strictObject({
    kind: z.literal('contact'),
    phone: z.string(),
    own: z.boolean(),
    also: z.array(z.string()).optional(),
  }),
  /** `live`: it goes on moving for a while; this is where it began. */
  z.strictObject({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    live: z.literal(true).optional(),
  }),
  /** What is no answer anywhere; what an older release called it is unknown to this one. */
  z.strictObject({ kind: z.literal('other'), what: z.enum(otherKinds).catch('unknown') }),
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
