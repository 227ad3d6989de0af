import { z } from 'zod';
import { Option } from './message.ts';

/** Where a contact can be, by name: the place's name and what it has to remember. Each feature adds its places. */
export interface Places {}

/** The place an aside was begun at, to go back to; it is read again as a place before it is used. */
export const Left = z.object({ name: z.string() }).catchall(z.json());

/** Where a contact is. */
export type At = Places[keyof Places];
export type AtOf<N extends keyof Places> = Places[N];

/** What features remember with a session beside the place. Each adds its own. */
export interface Memory {}

/** The part of a stored session that is the kernel's. */
export const sessionShape = {
  /** The question last shown: what a typed number or a button refers to. */
  prompt: z.strictObject({ no: z.int(), options: z.array(Option) }),
  /** Refused answers in a row to the present question. */
  wrong: z.int(),
};

/** The session of one contact, as stored. */
export type Session = { at: At } & z.infer<z.ZodObject<typeof sessionShape>> & Memory;
