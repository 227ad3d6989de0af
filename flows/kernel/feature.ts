import type { z } from 'zod';
import type { Contact, Context } from './context.ts';
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

/** What a cue is told by: a word as typed in small letters, or as it is compared (`lexicon/spelling.ts`); a sign that is no letter. */
export type Tells = {
  readonly words?: ReadonlySet<string> | RegExp | ((word: string) => boolean);
  readonly signs?: string;
};

/** What somebody looks for in a text, as data: any of these, or what another cue stands for. */
export type Cue = { readonly tells: readonly Tells[]; readonly of: readonly Cue[] };

/**
 * When somebody has to be asked. `contact`, `context`, `where`: only where that is known of the person, of the turn, where that is true of the
 * place. Besides one of these has to be so: an event of these kinds; a text with the cue, or any text (`true`); a lasting button of
 * these, pressed or typed; a command of these. Without any of them: always.
 */
export type When = {
  contact?: keyof Contact;
  context?: keyof Context;
  where?: (place: AnyPlace) => boolean;
  events?: readonly Event['kind'][];
  text?: Cue | true;
  buttons?: readonly string[];
  commands?: readonly string[];
};

/** A reader that says which turns it has to be asked about. */
export type Asked = { when: When | readonly When[]; read: Reader };

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

/** What has to be known to take some turns. */
export type Needs = {
  when: When | readonly When[];
  wants(turn: Turn, heard: Heard): readonly Want[];
};

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
  needs?: readonly Needs[];
  /** What the changes of a move come to, of those moves that have one of these. */
  changes?: readonly { of: readonly (keyof Move)[]; change: Change }[];
  /** What is done to the result of every turn, or of those that it concerns as they came or as they were read. */
  after?: readonly (After | { when: When | readonly When[]; change: After })[];
};
