import { z } from 'zod';
import {
  actingKindCodes,
  type ActingKind,
  type ActingTerm,
  termTrouble,
} from '../../../domain/acting-head.ts';
import { roles } from '../../../domain/role.ts';
import type { Colleague } from './facts-and-effects.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Next, type Scene, type Stage } from '../../kernel/dialogue.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import { actingTexts } from './acting-texts.ts';
import { dayGiven, endWith, officeDialogue, readDay } from '../office/index.ts';
import { today } from '../requests/index.ts';

const actingAt = z.strictObject({
  name: z.literal('acting'),
  stage: z.enum(['who', 'kind', 'from', 'to']),
  staffId: z.string().optional(),
  kind: z.enum(actingKindCodes).optional(),
  from: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    acting: z.infer<typeof actingAt>;
  }
}

type ActingAt = AtOf<'acting'>;

/** Whether a contact may name who stands in for the head: the head, and administrators, who manage staff (Pasal 11 ayat (2)). */
export const mayNameActing = ({ contact: { staff } }: Pick<Context, 'contact'>): boolean =>
  staff?.role === 'head' || staff?.role === 'administrator';

/** Opens the naming of a Plh. or Plt.; null for everybody else, for whom the word means nothing. */
export const beginActing = (_session: unknown, context: Context): Move | null =>
  mayNameActing(context) ? { to: { name: 'acting', stage: 'who' } } : null;

const colleagues = (context: Context): Colleague[] => fact(context, { fact: 'colleagues' });

const termsOf = (context: Context) =>
  colleagues(context).flatMap((colleague) => colleague.terms.map((term) => ({ colleague, term })));

/** Ends with a sentence; whoever is named or released hears it too. */
const endTelling = (intro: string, { contactId }: Colleague, text: string, effect: Effect): Move => ({
  ...endWith(intro),
  effects: [effect, ...(contactId === null ? [] : [{ type: 'tell' as const, contactId, message: { text } }])],
});

const actorOf = ({ contact: { staff } }: Context): string =>
  staff ? `${roles[staff.role]} ${staff.name}` : '';

const end = (termId: string, context: Context): Move | null => {
  const found = termsOf(context).find(({ term }) => term.id === termId);
  return found
    ? endTelling(
        actingTexts.endedText(found.colleague.name),
        found.colleague,
        actingTexts.youAreEnded(found.term),
        {
          type: 'end_acting_head',
          termId,
          endedBy: actorOf(context),
        },
      )
    : null;
};

const name = (at: ActingAt, term: ActingTerm, context: Context): Move => {
  const colleague = colleagues(context).find(({ id }) => id === at.staffId);
  if (!colleague) return { to: { name: 'acting', stage: 'who' }, intro: actingTexts.colleagueGone };
  return endTelling(actingTexts.namedText(colleague.name, term), colleague, actingTexts.youAreNamed(term), {
    type: 'name_acting_head',
    staffId: colleague.id,
    term,
    namedBy: actorOf(context),
  });
};

type ActingStage = Stage<'acting'>;

const who: ActingStage = {
  ask: ({ context }) => ({
    text: actingTexts.whoQuestion(
      termsOf(context).map(({ colleague, term }) => actingTexts.termLine(colleague.name, term)),
    ),
    options: [
      ...colleagues(context).map(({ id, name, role }) => ({
        id: `who.${id}`,
        label: `${name} – ${roles[role]}`,
      })),
      ...termsOf(context).map(({ colleague, term }) => ({
        id: `end.${term.id}`,
        label: actingTexts.endLabel(colleague.name, term.kind),
      })),
    ],
  }),
  take: ({ at, context }, { choice }) => {
    const [what, id = ''] = choice?.split('.') ?? [];
    if (what === 'end') return end(id, context);
    return what === 'who' ? { to: { ...at, stage: 'kind', staffId: id } } : null;
  },
};

const isKind = (choice: string): choice is ActingKind => Object.hasOwn(actingTexts.kindLabels, choice);

const kind: ActingStage = {
  ask: ({ at: { staffId }, context }) => ({
    text: actingTexts.kindQuestion(colleagues(context).find(({ id }) => id === staffId)?.name ?? ''),
    options: Object.entries(actingTexts.kindLabels).map(([id, label]) => ({ id, label })),
  }),
  take: ({ at }, { choice }) =>
    choice !== null && isKind(choice) ? { to: { ...at, stage: 'from', kind: choice } } : null,
};

const from: ActingStage = {
  ask: () => ({
    text: actingTexts.fromQuestion,
    options: [
      { id: 'day.0', label: actingTexts.buttons.today },
      { id: 'day.1', label: actingTexts.buttons.tomorrow },
    ],
  }),
  take: ({ at, context }, given) => {
    const read = dayGiven(given, actingTexts.fromLabel, { from: 0, to: 366 }, context);
    if (read === null) return null;
    return read.ok ? { to: { ...at, stage: 'to', from: read.value } } : { refuse: read.say };
  },
};

const until = ({ at, context }: Scene<'acting'>, last: string): Next<'acting'> => {
  const { kind: as, from: first } = at;
  if (!as || !first) return { to: { name: 'acting', stage: 'who' } };
  const trouble = termTrouble({ from: first, to: last }, today(context));
  return trouble
    ? { refuse: actingTexts.termRefused[trouble] }
    : name(at, { kind: as, from: first, to: last }, context);
};

const to: ActingStage = {
  ask: ({ at: { from: first = '' } }) => ({
    text: actingTexts.toQuestion(first),
    options: [{ id: 'same', label: actingTexts.buttons.sameDay }],
  }),
  take: (scene, { choice, words }) => {
    if (choice === 'same') return until(scene, scene.at.from ?? '');
    if (words === null) return null;
    const read = readDay(words, actingTexts.toLabel, {}, scene.context);
    return read.ok ? until(scene, read.value) : { refuse: read.say };
  },
};

const stages: Record<ActingAt['stage'], ActingStage> = { who, kind, from, to };

/** Who stands in for the head, as what, from when until when: named or ended by the head or an administrator. */
export const acting = dialogue<'acting'>({
  ...officeDialogue,
  name: 'acting',
  at: actingAt,
  needs: (_at, _event, context) => (mayNameActing(context) ? [{ fact: 'colleagues' }] : []),
  enter: ({ context }) =>
    mayNameActing(context) ? {} : { barred: { to: { name: 'menu' }, intro: actingTexts.notYoursToName } },
  stageOf: ({ at }) => stages[at.stage],
});
