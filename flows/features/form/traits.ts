import type { Context } from '../../kernel/context.ts';
import { placeAt } from '../../kernel/places.ts';
import type { At } from '../../kernel/session.ts';

declare module '../../kernel/place.ts' {
  interface Traits {
    /** A place of an unsent form: one of its questions, or something beside them. */
    inForm?: 'question' | 'aside';
  }
}

/** Whether a place is one of an unsent form. */
export const isInForm = (at: Pick<At, 'name'>, context: Pick<Context, 'places'>): boolean =>
  placeAt(at, context).inForm !== undefined;
