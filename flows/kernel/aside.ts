import type { Context } from './context.ts';
import { placeAt } from './places.ts';
import type { At, Session } from './session.ts';

/** Where an aside begun now goes back to: here, or from within another aside to where that one does. */
export const leftAt = ({ at }: Session, context: Pick<Context, 'places'>): { back?: { name: string } } => {
  if ('back' in at) return at.back ? { back: at.back } : {};
  const { aside, noReturn } = placeAt(at, context);
  return aside || noReturn ? {} : { back: at };
};

/** The place kept by an aside, read again as stored; null when there is no such place any more. */
export const readPlace = (
  back: { name: string } | undefined,
  { places }: Pick<Context, 'places'>,
): At | null => (back && places.get(back.name)?.at.safeParse(back).data) ?? null;
