import {
  needs as declared,
  places,
  step,
  type Event,
  type Given,
  type Session,
} from '../flows/conversation.ts';
import type { Draft } from '../flows/features/form/draft.ts';
import { wantKey, type Want } from '../flows/kernel/fact.ts';
import type { Result } from '../flows/kernel/effect.ts';
import type { Settings } from '../flows/settings.ts';
import type { CapabilitiesOf } from './channel.ts';
import type { LiveCatalogue } from './city/live-city.ts';
import type { Person } from './db/load-turn.ts';
import type { LoadFact } from './facts.ts';
import type { Metrics } from './metrics.ts';
import { knownOfFiles } from './open-files.ts';
import { contextOf } from './turn-context.ts';
import type { Vault } from './vault.ts';

export type DecideNeeds = {
  catalogue: LiveCatalogue;
  settings: Settings;
  vault: Vault;
  loadFact: LoadFact;
  can: CapabilitiesOf;
  metrics: Pick<Metrics, 'fact'>;
  tz: string;
  publicUrl: string;
};

type Decision = { person: Person; session: Session; draft: Draft | null; event: Event; now: Date };

/** A step never asks for more than a handful of facts; more is a loop. */
const mostFacts = 40;

/** A step wants to know what takes long to find out. */
export class TakesLong extends Error {}

/** What depends on a fact that was declared is declared with it known: once more, not without end. */
const mostRounds = 2;

/**
 * Runs the pure step on what was loaded of the person. What features and the present place declare comes first, and what the
 * place it leads to declares for its question, each time all together. What a step asks for beyond that is fetched by
 * itself, and counted: somebody forgot to declare it. `mayWaitFor` says which facts there is time for; another one is thrown
 * as `TakesLong`.
 */
export const decide = async (
  { person, session, draft, event, now }: Decision,
  needs: DecideNeeds,
  mayWaitFor: (want: Want) => boolean = () => true,
): Promise<Result> => {
  const facts = new Map<string, unknown>(knownOfFiles(event));
  const context: Given = Object.assign(contextOf(person, draft, now, needs), { facts, places });
  const load = async (wants: readonly Want[]): Promise<void> => {
    if (!wants.every(mayWaitFor)) throw new TakesLong();
    const answers = await Promise.all(wants.map((want) => needs.loadFact(want, context.contact.id)));
    wants.forEach((want, at) => facts.set(wantKey(want), answers[at]));
  };
  for (let round = 1; round <= mostRounds; round += 1) {
    const wants = declared(session, event, context);
    if (wants.length === 0) break;
    await load(wants);
  }
  for (let asked = 0; asked <= mostFacts; asked += 1) {
    const decided = step(session, event, context);
    if (!('want' in decided)) return decided;
    if (!decided.declared) needs.metrics.fact(decided.want.fact);
    await load(decided.declared ?? [decided.want]);
  }
  throw new Error('A step asked for facts without end');
};
