import type { Context } from '../../kernel/context.ts';
import { placeAt } from '../../kernel/places.ts';
import type { At, Session } from '../../kernel/session.ts';

declare module '../../kernel/place.ts' {
  interface Traits {
    /** A place of an unsent form: one of its questions, or something beside them. */
    inForm?: 'question' | 'aside';
    /** What a piece of news has asked stands here: a reminder does not take its place. */
    asksNews?: true;
  }
}

/** Whether a place is one of an unsent form. */
export const isInForm = (at: Pick<At, 'name'>, context: Pick<Context, 'places'>): boolean =>
  placeAt(at, context).inForm !== undefined;

/** Whether the question of a piece of news stands and waits for its answer. */
export const asksNews = ({ at }: Pick<Session, 'at'>, context: Pick<Context, 'places'>): boolean =>
  placeAt(at, context).asksNews === true;
