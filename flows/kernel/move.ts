import type { Effect } from './effect.ts';
import type { Message } from './message.ts';
import type { At, Session } from './session.ts';

/** What features let a move change beside the place. Each adds its own, and what comes of it (`Feature.changes`). */
export interface Changes {}

/**
 * What an event comes to: where it takes the contact, what is said, and what has to be done. Without `to` one stays and
 * the question that stands goes on standing.
 */
export interface Move extends Changes {
  to?: At;
  /** Asked in the place's stead; without it, and without `quiet`, the place asks its own question. */
  ask?: Message;
  /** Said before everything else, in the same message. */
  intro?: string;
  /** Said before the question, each in a message of its own. */
  say?: readonly Message[];
  /** Nothing is asked. */
  quiet?: true;
  /** With `quiet`: typed numbers go on meaning the last question's options. */
  keepsPrompt?: true;
  /** The same question once more: buttons of its earlier copies keep their meaning. */
  again?: true;
  /** All that is said is this piece of news: some channels after a while take nothing but a template for it. */
  notice?: NonNullable<Message['notice']>;
  session?: Partial<Omit<Session, 'at' | 'prompt'>>;
  effects?: readonly Effect[];
}
