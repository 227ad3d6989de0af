import { needs, step, type Event, type Given, type Session } from '../../flows/conversation.ts';
import { unknownOf, wantKey, type Want } from '../../flows/kernel/fact.ts';
import type { Result } from '../../flows/kernel/effect.ts';

type Known = {
  /** The context of the turn with these facts. */
  context: (facts: ReadonlyMap<string, unknown>) => Given;
  /** What the outside answers to a want. */
  know: (want: Want) => unknown;
};

type Watch = (session: Session, event: Event, given: Given, result: ReturnType<typeof step>) => void;
let watch: Watch | null = null;

/** Does some work and looks at every step that is decided in it. */
export const watching = <T>(look: Watch, work: () => T): T => {
  watch = look;
  try {
    return work();
  } finally {
    watch = null;
  }
};

/** Places that lead on from one to another ask for their own; more than this is a loop. */
const mostLoads = 6;

/**
 * Decides a turn as the product does, on exactly the facts that are declared: one that nobody declared is a fault, because
 * in the product the step would have to be run again for it.
 */
export const decideOn = (session: Session, event: Event, { context, know }: Known): Result => {
  const facts = new Map<string, unknown>();
  const learn = (wants: readonly Want[]): void => {
    for (const want of unknownOf({ facts }, wants)) facts.set(wantKey(want), know(want));
  };
  for (let round = 1; round <= 2; round += 1) learn(needs(session, event, context(facts)));
  for (let loads = 1; loads <= mostLoads; loads += 1) {
    const given = context(facts);
    const result = step(session, event, given);
    watch?.(session, event, given, result);
    if (!('want' in result)) return result;
    if (!result.declared)
      throw new Error(`At ${session.at.name} nobody declared ${wantKey(result.want)} for ${event.kind}`);
    learn(result.declared);
  }
  throw new Error(`The step never has enough facts at ${session.at.name}`);
};
