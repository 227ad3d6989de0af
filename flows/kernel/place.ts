import type { Contact, Context, Draft } from './context.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { Message } from './message.ts';
import type { At, Session } from './session.ts';

/** Where an event takes the contact, and what changes on the way. Without `quiet` the place entered asks its question. */
export type Move = {
  to: At;
  /** Said before the question, in the same message. */
  intro?: string;
  draft?: Draft;
  contact?: Partial<Contact>;
  session?: Partial<Pick<Session, 'draftId' | 'wrong'>>;
  effects?: Effect[];
  quiet?: true;
  /** With `quiet`: typed numbers go on meaning the last question's options. */
  keepsPrompt?: true;
  /** The same question once more: buttons of its earlier copies keep their meaning. */
  again?: true;
};

/** What a place says when it is entered: the last message is the question. */
export type Question = { messages: [...Message[], Message]; effects?: Effect[] };

type Name = At['name'];
export type AtOf<N extends Name> = Extract<At, { name: N }>;

/** One place of the conversation: the question it asks and what it makes of an answer (null: nothing it knows). */
export type Place<N extends Name> = {
  enter(at: AtOf<N>, context: Context, session: Session): Question;
  take(at: AtOf<N>, event: Event, context: Context, session: Session): Move | null;
};
