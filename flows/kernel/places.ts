import { z } from 'zod';
import type { Context } from './context.ts';
import type { Feature } from './feature.ts';
import type { AnyPlace } from './place.ts';
import { sessionShape, type At, type Session } from './session.ts';

/** All places of a conversation, by name. */
export type PlaceTable = ReadonlyMap<string, AnyPlace>;

declare module './context.ts' {
  interface Context {
    /** The conversation's places: what is true of each (`placeAt`). */
    places: PlaceTable;
  }
}

/** The places of all features; two of one name are a bug. */
export const placeTable = (features: readonly Feature[]): PlaceTable => {
  const all = features.flatMap(({ places = [] }) => places);
  const table = new Map(all.map((place) => [place.name as string, place]));
  if (table.size !== all.length) throw new Error('Two places have one name');
  return table;
};

/** The place a contact is at. */
export const placeAt = ({ name }: Pick<At, 'name'>, { places }: Pick<Context, 'places'>): AnyPlace => {
  const place = places.get(name);
  if (!place) throw new Error(`No place is called ${name}`);
  return place;
};

/** Whether news may take over: nobody is in the middle of anything. */
export const isFree = ({ at }: Pick<Session, 'at'>, context: Pick<Context, 'places'>): boolean =>
  placeAt(at, context).free !== undefined;

/** Whether nothing is going on at all. */
export const isIdle = ({ at }: Pick<Session, 'at'>, context: Pick<Context, 'places'>): boolean =>
  placeAt(at, context).free === 'idle';

/** The schema of a session as stored, from the places and what each feature remembers. */
export const sessionSchema = (features: readonly Feature[]): z.ZodType<Session> => {
  const ats = features.flatMap(({ places = [] }) => places).map(({ at }) => at as unknown as z.ZodObject);
  const [first, ...others] = ats;
  if (!first) throw new Error('A conversation has places');
  const shapes = features.map(({ memory }) => memory?.shape ?? {});
  return z.strictObject({
    at: z.discriminatedUnion('name', [first, ...others]),
    ...sessionShape,
    ...(Object.assign({}, ...shapes) as z.ZodRawShape),
  }) as unknown as z.ZodType<Session>;
};
