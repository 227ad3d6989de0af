import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { needs as declared, step, type Event, type Given, type Session } from '../flows/conversation.ts';
import { wantKey, type Want } from '../flows/kernel/fact.ts';
import type { Result } from '../flows/kernel/result.ts';
import type { Settings } from '../flows/settings.ts';
import type { CapabilitiesOf } from './channel.ts';
import type { Person } from './db/load-turn.ts';
import type { LoadFact } from './facts.ts';
import type { Metrics } from './metrics.ts';
import { knownOfFiles } from './open-files.ts';
import { contextOf } from './turn-context.ts';
import type { Vault } from './vault.ts';

export type DecideNeeds = {
  catalogue: Catalogue;
  settings: Settings;
  vault: Vault;
  loadFact: LoadFact;
  can: CapabilitiesOf;
  metrics: Pick<Metrics, 'fact'>;
  tz: string;
  publicUrl: string;
};

type Decision = { person: Person; session: Session; event: Event; now: Date };

/** A step never asks for more than a handful of facts; more is a loop. */
const mostFacts = 40;

/** A step wants to know what takes long to find out. */
export class TakesLong extends Error {}

/**
 * Runs the pure step on what was loaded of the person. What places declare comes first, together; what a step asks for
 * beyond them is fetched one at a time, and counted. `mayWaitFor` says which facts there is time for; another one is
 * thrown as `TakesLong`.
 */
export const decide = async (
  { person, session, event, now }: Decision,
  needs: DecideNeeds,
  mayWaitFor: (want: Want) => boolean = () => true,
): Promise<Result> => {
  const facts = new Map<string, unknown>(knownOfFiles(event));
  const context: Given = { ...contextOf(person, now, needs), facts };
  const load = async (want: Want): Promise<void> => {
    if (!mayWaitFor(want)) throw new TakesLong();
    facts.set(wantKey(want), await needs.loadFact(want, context.contact.id));
  };
  const beforehand = declared(session, event, context).filter((want) => !facts.has(wantKey(want)));
  if (beforehand.length > 0) await Promise.all(beforehand.map(load));
  for (let asked = 0; asked <= mostFacts; asked += 1) {
    const decided = step(session, event, context);
    if (!('want' in decided)) return decided;
    needs.metrics.fact(decided.want.fact);
    await load(decided.want);
  }
  throw new Error('A step asked for facts without end');
};
