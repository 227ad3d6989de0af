import { z } from 'zod';

/** A message as the page shows it, before anybody has decided what it means. */
export const SeenMessage = z.strictObject({
  /** By which the page finds it again. */
  id: z.string(),
  /** The messenger's own random part of it, the same under every address of the sender. */
  key: z.string(),
  /** The chat's id as given: `628…@c.us`, `…@lid`, or of a group, a broadcast, a newsletter. */
  chat: z.string(),
  /** Other ids of which the page says that they are the same person's. */
  aliases: z.array(z.string()),
  fromMe: z.boolean(),
  type: z.string(),
  /** Seconds since 1970. */
  at: z.number(),
  body: z.string(),
  /** Set when this tells of a change: milliseconds since 1970, or 0 where the page does not say when. */
  editedAt: z.number().nullable(),
  /** What can be downloaded. */
  media: z
    .strictObject({
      name: z.string().nullable(),
      mime: z.string().nullable(),
      bytes: z.number().nullable(),
    })
    .nullable(),
  place: z.strictObject({ latitude: z.number(), longitude: z.number() }).nullable(),
  /** vCards of shared contacts. */
  cards: z.array(z.string()),
  /** The key of the message it answers, where its writer chose one. */
  quotes: z.string().nullable(),
  /** Passed on from elsewhere, to be seen once, a moving picture, a place that goes on moving. */
  marks: z.array(z.enum(['forwarded', 'view_once', 'gif', 'live'])),
});
export type SeenMessage = z.infer<typeof SeenMessage>;

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the browser's process needs to know to begin. */
export const Beginning = z.strictObject({
  type: z.literal('begin'),
  /** The folder that holds the session's. */
  folder: z.string(),
  browser: z.strictObject({ path: z.string(), args: z.array(z.string()) }),
  pin: z.strictObject({ version: z.string(), cache: z.string() }).nullable(),
  /** Milliseconds after which what became of a send counts as unsure. */
  sendMs: z.int(),
});
export type Beginning = z.infer<typeof Beginning>;

const Send = z.strictObject({
  type: z.literal('send'),
  chat: z.string(),
  text: z.string(),
  file: z.strictObject({ name: z.string(), mime: z.string(), bytes: Bytes }).nullable(),
  /** Seconds since 1970: it was tried then and may have gone; where the chat shows it, it is not sent again. */
  doubtfulSince: z.number().nullable(),
});
export type Send = z.infer<typeof Send>;

const Download = z.strictObject({ type: z.literal('download'), message: z.string() });
const Missed = z.strictObject({ type: z.literal('missed'), since: z.number() });

/** What is asked of the browser's process and answered under its number. */
export const Ask = z.discriminatedUnion('type', [Send, Download, Missed]);
export type Ask = z.infer<typeof Ask>;

/** From the bot to the browser's process. */
export const ToBrowser = z.discriminatedUnion('type', [
  Beginning,
  z.strictObject({ type: z.literal('ask'), no: z.int(), ask: Ask }),
  /** The message is stored: its sender may see that it was read. */
  z.strictObject({ type: z.literal('stored'), chat: z.string() }),
  z.strictObject({ type: z.literal('typing'), chat: z.string() }),
  z.strictObject({ type: z.literal('close') }),
]);
export type ToBrowser = z.infer<typeof ToBrowser>;

/**
 * Why a browser's process ended by itself. `logout`: the phone has removed the device. `unpaired`, `conflict`:
 * WhatsApp ended the session in another way. `browser`: the browser is gone. `navigated`: the page shows something else.
 */
export const Ending = z.enum(['logout', 'unpaired', 'conflict', 'browser', 'navigated', 'fault']);
export type Ending = z.infer<typeof Ending>;

/** What became of something asked: `refused` surely did not happen, `unsure` may have. */
export const Answer = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('sent'), key: z.string() }),
  z.strictObject({ is: z.literal('bytes'), bytes: Bytes }),
  z.strictObject({ is: z.literal('done') }),
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({ is: z.literal('refused') }),
  z.strictObject({ is: z.literal('unsure') }),
]);
export type Answer = z.infer<typeof Answer>;

/** What the browser's process tells, unasked. */
export const News = z.discriminatedUnion('type', [
  /** The process and its page answer. */
  z.strictObject({ type: z.literal('beat') }),
  z.strictObject({ type: z.literal('qr'), qr: z.string() }),
  /** The phone has agreed; messages are being fetched. */
  z.strictObject({ type: z.literal('loading') }),
  /** `number` is our own. */
  z.strictObject({ type: z.literal('ready'), number: z.string().nullable() }),
  z.strictObject({ type: z.literal('message'), message: SeenMessage }),
  /** A sign set under the message `to`. */
  z.strictObject({
    type: z.literal('reaction'),
    key: z.string(),
    chat: z.string(),
    emoji: z.string(),
    to: z.string(),
  }),
  z.strictObject({ type: z.literal('call'), key: z.string(), chat: z.string(), video: z.boolean() }),
  z.strictObject({ type: z.literal('ack'), key: z.string(), ack: z.int() }),
  z.strictObject({ type: z.literal('trouble'), what: z.string(), error: z.string() }),
  z.strictObject({ type: z.literal('ended'), because: Ending }),
]);
export type News = z.infer<typeof News>;

/** From the browser's process to the bot. */
export const FromBrowser = z.discriminatedUnion('type', [
  ...News.options,
  z.strictObject({ type: z.literal('answer'), no: z.int(), answer: Answer }),
]);
export type FromBrowser = z.infer<typeof FromBrowser>;
