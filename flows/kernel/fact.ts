import type { Context } from './context.ts';

/** What a step may have to know of the outside, by name: the answer's type. Each feature adds what it needs. */
export interface Facts {}
/** The same names: what is asked. */
export interface Wants {}

/** A question to the outside that a step needs answered before it can go on. */
export type Want = { [F in keyof Wants]: { fact: F } & Wants[F] }[keyof Wants];
export type WantOf<F extends keyof Wants> = { fact: F } & Wants[F];

/** The name under which a want's answer is kept for the rest of the turn. */
export const wantKey = (want: Want): string => JSON.stringify(want);

/** Thrown by `fact` when something is not known yet; `step` catches it and hands the want to the caller. */
export class MissingFact {
  readonly want: Want;
  constructor(want: Want) {
    this.want = want;
  }
}

/** Thrown when the place a turn leads to needs facts for its question; `step` hands them to the caller, all at once. */
export class NeededFacts {
  readonly wants: readonly [Want, ...Want[]];
  constructor(wants: readonly [Want, ...Want[]]) {
    this.wants = wants;
  }
}

/** The answer to a want where it is known by now: what else has to be known may depend on it. */
export const knownFact = <W extends Want>(
  context: Pick<Context, 'facts'>,
  want: W,
): Facts[W['fact']] | undefined => context.facts.get(wantKey(want)) as Facts[W['fact']] | undefined;

/** Those of some wants that are not known yet, each once. */
export const unknownOf = (context: Pick<Context, 'facts'>, wants: readonly Want[]): Want[] => {
  if (wants.length === 0) return [];
  const byKey = new Map(wants.map((want) => [wantKey(want), want]));
  return [...byKey].flatMap(([key, want]) => (context.facts.has(key) ? [] : [want]));
};

/** The answer to a want, or a MissingFact: `step` is pure, so it is simply run again once the fact is there. */
export const fact = <W extends Want>(context: Pick<Context, 'facts'>, want: W): Facts[W['fact']] => {
  const key = wantKey(want);
  if (!context.facts.has(key)) throw new MissingFact(want);
  return context.facts.get(key) as Facts[W['fact']];
};
