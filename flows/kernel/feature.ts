import type { z } from 'zod';
import type { Context } from './context.ts';
import type { Effect, Result } from './effect.ts';
import type { Event, HouseEvents } from './event.ts';
import type { Want } from './fact.ts';
import type { Move } from './move.ts';
import type { AnyPlace } from './place.ts';
import type { Meaning } from './lexicon/meaning.ts';
import type { Session } from './session.ts';

/** One event of one contact on its way through the conversation. */
export type Turn = { session: Session; event: Event; context: Context };

/** Looks at a turn: where it leads, the turn as the next ones are to see it, or null for nothing. */
export type Reader = (turn: Turn) => Move | { turn: Turn } | null;

/**
 * A word that always works, wherever the person is: other names for it, what it means in other words, the option of a question that is the same, and
 * where it leads (null: here it is a word like any other).
 */
export type Command = {
  also?: readonly string[];
  means?: readonly Meaning[];
  option?: string;
  take(turn: Turn): Move | null;
};

/** What an event says wherever the person is: a button that means the same at any time, the word of a command. */
export type Heard = { button: string | null; command: string | null };

/** What one kind of change comes to: effects, and the context in which the next question is asked. */
export type Change = (move: Move, context: Context) => { effects: Effect[]; context: Context };

/** What is done to the result of a turn; `given` is the turn as it came, `turn` as it was read. */
export type After = (result: Result, turn: Turn, given: Turn) => Result;

/** A part of the conversation: its places and words, and what it makes of events from inside the house. */
export type Feature = {
  places?: readonly AnyPlace[];
  commands?: Readonly<Record<string, Command>>;
  /** Buttons that mean the same whenever they are pressed, by the first part of their ids; checked on every press. */
  buttons?: Readonly<Record<string, (option: string, turn: Turn) => Move | null>>;
  /** Events from inside the house: their schemas, and what each comes to. */
  events?: readonly z.ZodObject<{ kind: z.ZodLiteral<string> }>[];
  house?: { [K in keyof HouseEvents]?: (event: HouseEvents[K], turn: Turn) => Move | null };
  /** What it remembers with a session, as stored, and what a new one begins with. */
  memory?: { shape: z.ZodRawShape; fresh: Partial<Session> };
  /**
   * What its readers, commands, buttons and house events look up to take this turn; `needs` of the present place says what
   * the place itself looks up. Asked a second time with what was wanted before, for what depends on that.
   */
  needs?: (turn: Turn, heard: Heard) => readonly Want[];
  /** What the changes of a move come to. */
  changes?: readonly Change[];
  /** What is done to the result of every turn. */
  after?: readonly After[];
};
