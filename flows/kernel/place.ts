import type { z } from 'zod';
import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { Want } from './fact.ts';
import type { Message } from './message.ts';
import type { Move } from './move.ts';
import type { At, AtOf, Places, Session } from './session.ts';

/** What a place says when it is entered: the last message is the question. */
export type Question = { messages: [...Message[], Message]; effects?: Effect[] };

/** What is true of a place, so that nobody has to keep a list of places. Features add traits of their own. */
export interface Traits {
  /**
   * How free the person is here. `idle`: nothing is going on; `choosing`: a list stands open; `passing`: only news may
   * interrupt. Without it they are in the middle of something.
   */
  free?: 'idle' | 'choosing' | 'passing';
  /** Turned aside to from something else: *kembali* goes on with that. */
  aside?: true;
  /** Nobody comes back here after an aside, because its question stands elsewhere or is over. */
  noReturn?: true;
  /** Words of one's own are the answer; `message`: any words at all, so only the very command words are commands. */
  words?: 'answer' | 'message';
  /** Command words that mean something else here than everywhere. */
  ownWords?: readonly string[];
  /** It has no question of its own to ask again. */
  silent?: true;
  /** What is said beside its question stands alone: the question is long and has just been read. */
  long?: true;
  /** Said when a command word leads away from here. */
  whenLeft?(): string;
  /** Whether files sent together are one answer here; elsewhere the first stands for all. */
  albums?(at: At, context: Context): boolean;
}

/** One place of the conversation. */
export type Place<N extends keyof Places> = Traits & {
  name: N;
  /** What is remembered there, as stored. */
  at: z.ZodType<AtOf<N>>;
  /**
   * What has to be known of the outside to ask here (`event` null) or to take this event; what its answer leads to says by
   * itself what it needs. Asked again with what was wanted before, for what depends on that.
   */
  needs?(at: AtOf<N>, event: Event | null, context: Context, session: Session): readonly Want[];
  /** The question. */
  show(at: AtOf<N>, context: Context, session: Session): Question;
  /** Where an event leads from here; null: nothing this place knows. */
  take(at: AtOf<N>, event: Event, context: Context, session: Session): Move | null;
};

/** A place seen without its name; it is only ever given its own `at`. */
export type AnyPlace = Place<keyof Places>;
