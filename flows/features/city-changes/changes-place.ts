import { z } from 'zod';
import { cityDate } from '../../../domain/city-time.ts';
import { sopsIn } from '../../catalogue/city-edit.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Next, type Scene, type Stage } from '../../kernel/dialogue.ts';
import type { Event } from '../../kernel/event.ts';
import { fact, knownFact, type Want } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import type { AtOf } from '../../kernel/session.ts';
import { administer } from '../administration/index.ts';
import { dayGiven, endWith, officeDialogue } from '../office/index.ts';
import { mayAdopt } from './adopters.ts';
import { describeEdits, nameEdits } from './describe.ts';
import type { Proposal } from './facts.ts';
import { cityTexts } from './texts.ts';

/** A trial is short, and all that is said in it is answered anew each time. */
const mostSaid = 20;

const changesAt = z.strictObject({
  name: z.literal('city_changes'),
  stage: z.enum(['list', 'one', 'try', 'decree', 'decree_day', 'because']),
  /** What is said in a trial of the chosen change. */
  said: z.array(z.string()).max(mostSaid).optional(),
  id: z.int().optional(),
  number: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    city_changes: z.infer<typeof changesAt>;
  }
}

type At = AtOf<'city_changes'>;
type ChangesScene = Scene<'city_changes'>;
type ChangesStage = Stage<'city_changes'>;

const proposals = { fact: 'city_proposals' } as const;

const mayLook = ({ contact: { staff } }: Pick<Context, 'contact'>): boolean =>
  staff?.role === 'head' || staff?.role === 'administrator';

/** Opens the changes that wait; null for everybody but the head and administrators. */
export const beginChanges = (_session: unknown, context: Context): Move | null =>
  mayLook(context) ? { to: { name: 'city_changes', stage: 'list' } } : null;

const chosenOf = ({ at, context }: Omit<ChangesScene, 'session'>): Proposal | undefined =>
  fact(context, proposals).find(({ id }) => id === at.id);

/** About the change that was chosen; when somebody has decided meanwhile, back to the others. */
const about = (
  scene: ChangesScene,
  work: (found: Proposal) => Next<'city_changes'>,
): Next<'city_changes'> => {
  const found = chosenOf(scene);
  return found ? work(found) : { to: { name: 'city_changes', stage: 'list' }, intro: cityTexts.gone };
};

const list: ChangesStage = {
  ask: ({ context }) => {
    const waiting = fact(context, proposals);
    if (waiting.length === 0) return { text: cityTexts.none };
    return {
      text: cityTexts.list(waiting.length),
      options: waiting.map(({ id, edits }) => ({
        id: `proposal.${id}`,
        label: cityTexts.listed(id, nameEdits(edits, context.catalogue)),
      })),
    };
  },
  take: ({ at, context }, { choice }) => {
    const found = fact(context, proposals).find(({ id }) => choice === `proposal.${id}`);
    return found ? { to: { ...at, stage: 'one', id: found.id } } : null;
  },
};

const tellAdministrators = (text: string, { contact }: Context) => ({
  type: 'alert' as const,
  to: { roles: ['administrator' as const], except: contact.id },
  messages: [{ text }],
});

const adopt = (
  { context }: ChangesScene,
  { id, edits }: Proposal,
  decree: { number: string; date: string } | null,
): Next<'city_changes'> => {
  const { live, lines, problems } = fact(context, { fact: 'city_trial', edits });
  if (problems.length > 0) return { refuse: cityTexts.cannot(problems) };
  const change = describeEdits(edits, context.catalogue);
  return {
    ...endWith(cityTexts.adopted),
    effects: [
      administer({ do: 'adopt_city', id, live, decree, lines }, context),
      tellAdministrators(cityTexts.adoptedAlert(context.contact.staff?.name ?? '', change), context),
    ],
  };
};

const decisions = [
  {
    id: 'adopt',
    get label() {
      return cityTexts.labels.establish;
    },
  },
  {
    id: 'return',
    get label() {
      return cityTexts.labels.sendBack;
    },
  },
];

const one: ChangesStage = {
  back: ({ at }) => ({ ...at, stage: 'list' }),
  ask: (scene) => {
    const { context } = scene;
    const found = chosenOf(scene);
    if (!found) return { text: cityTexts.gone };
    const { problems } = fact(context, { fact: 'city_trial', edits: found.edits });
    const date = cityDate(new Date(found.at), context.tz);
    const change = describeEdits(found.edits, context.catalogue);
    const shown = cityTexts.one(found.author, date, change, found.reason);
    const trial = problems.length > 0 ? [] : [{ id: 'try', label: cityTexts.labels.tryOut }];
    const may = decisions.filter(({ id }) => mayAdopt(context) && (id === 'return' || problems.length === 0));
    const text = problems.length > 0 ? `${shown}\n\n${cityTexts.cannot(problems)}` : shown;
    return { text, options: [...trial, ...may] };
  },
  take: (scene, { choice }) =>
    about(scene, (found) => {
      const { at, context } = scene;
      if (choice === 'try') return { to: { ...at, stage: 'try', said: [] } };
      if (!mayAdopt(context)) return null;
      if (choice === 'return') return { to: { ...at, stage: 'because' } };
      if (choice !== 'adopt') return null;
      return sopsIn(found.edits).length > 0 ? { to: { ...at, stage: 'decree' } } : adopt(scene, found, null);
    }),
};

/** The chat as a citizen would meet it with the change made: whatever is written is said in it, and nothing of it is kept. */
const trial: ChangesStage = {
  back: ({ at: { name, id } }) => ({ name, stage: 'one', ...(id === undefined ? {} : { id }) }),
  ask: (scene) => {
    const found = chosenOf(scene);
    if (!found) return { text: cityTexts.gone };
    const { said = [] } = scene.at;
    return { text: cityTexts.trial(fact(scene.context, { fact: 'city_preview', edits: found.edits, said })) };
  },
  take: ({ at }, { words }) =>
    words === null
      ? null
      : { to: { ...at, said: [...(at.said ?? []), words.slice(0, 300)].slice(-mostSaid) } },
};

const needsDecree = (found: Proposal | undefined): boolean =>
  found !== undefined && sopsIn(found.edits).some(({ adopts }) => adopts);

const decree: ChangesStage = {
  back: ({ at }) => ({ ...at, stage: 'one' }),
  ask: (scene) => {
    const required = needsDecree(chosenOf(scene));
    return {
      text: cityTexts.decree(required),
      options: required ? [] : [{ id: 'none', label: cityTexts.labels.noDecree }],
    };
  },
  take: (scene, { choice, words }) =>
    about(scene, (found) => {
      if (choice === 'none') return needsDecree(found) ? null : adopt(scene, found, null);
      if (words === null) return null;
      const number = words.trim().replace(/\s+/g, ' ');
      return number.length > 80 || number === ''
        ? { refuse: cityTexts.decreeRefused }
        : { to: { ...scene.at, stage: 'decree_day', number } };
    }),
};

const decreeDay: ChangesStage = {
  back: ({ at }) => ({ ...at, stage: 'decree' }),
  ask: ({ at }) => ({
    text: cityTexts.decreeDay(at.number ?? ''),
    options: [{ id: 'day.0', label: cityTexts.labels.today }],
  }),
  take: (scene, given) =>
    about(scene, (found) => {
      const { at, context } = scene;
      const read = dayGiven(given, cityTexts.decreeDayLabel, { from: -3660, to: 0 }, context);
      if (read === null) return null;
      return read.ok
        ? adopt(scene, found, { number: at.number ?? '', date: read.value })
        : { refuse: read.say };
    }),
};

const because: ChangesStage = {
  back: ({ at }) => ({ ...at, stage: 'one' }),
  ask: () => ({ text: cityTexts.because }),
  take: (scene, { words }) =>
    about(scene, ({ id, edits }) => {
      if (words === null) return null;
      const why = words.trim();
      if (why.length < 3 || why.length > 300) return { refuse: cityTexts.reasonRefused };
      const { context } = scene;
      const change = describeEdits(edits, context.catalogue);
      const text = cityTexts.returnedAlert(context.contact.staff?.name ?? '', change, why);
      return {
        ...endWith(cityTexts.returned),
        effects: [
          administer({ do: 'return_city', id, because: why }, context),
          tellAdministrators(text, context),
        ],
      };
    }),
};

const stages: Record<At['stage'], ChangesStage> = {
  ...{ list, one, try: trial, decree, decree_day: decreeDay, because },
};

/** The changes that wait, and with them known what the chosen one would come to, or how it would be met. */
const needs = ({ stage, id, said = [] }: At, _event: Event | null, context: Context): readonly Want[] => {
  if (!mayLook(context)) return [];
  const chosen = stage === 'list' ? undefined : knownFact(context, proposals)?.find((each) => each.id === id);
  if (!chosen) return [proposals];
  const { edits } = chosen;
  return [proposals, stage === 'try' ? { fact: 'city_preview', edits, said } : { fact: 'city_trial', edits }];
};

/** The changes of what the city decides that wait: read, adopted with *Tetapkan* or sent back with *Kembalikan*. */
export const cityChanges = dialogue<'city_changes'>({
  ...officeDialogue,
  name: 'city_changes',
  at: changesAt,
  ways: ['back', 'cancel'],
  exactWords: true,
  needs,
  enter: ({ context }) =>
    mayLook(context) ? {} : { barred: { to: { name: 'menu' }, intro: cityTexts.notYoursToAdopt } },
  stageOf: ({ at }) => stages[at.stage],
  leave: () => endWith(cityTexts.left),
});
