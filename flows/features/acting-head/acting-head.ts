import { z } from 'zod';
import {
  actingKindCodes,
  type ActingKind,
  type ActingTerm,
  termTrouble,
} from '../../../domain/acting-head.ts';
import { addDays } from '../../../domain/city-time.ts';
import { roles } from '../../../domain/role.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Colleague } from './facts-and-effects.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { buttons } from '../../labels.ts';
import { actingTexts } from './acting-texts.ts';
import { readDay } from '../steps/read-when.ts';
import { stepTexts } from '../steps/texts.ts';
import { today } from '../inbox/times.ts';

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

const questions: Record<ActingAt['stage'], (at: ActingAt, context: Context) => Message> = {
  who: (_at, context) => ({
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
  kind: ({ staffId }, context) => ({
    text: actingTexts.kindQuestion(colleagues(context).find(({ id }) => id === staffId)?.name ?? ''),
    options: Object.entries(actingTexts.kindLabels).map(([id, label]) => ({ id, label })),
  }),
  from: () => ({
    text: actingTexts.fromQuestion,
    options: [
      { id: 'day.0', label: actingTexts.buttons.today },
      { id: 'day.1', label: actingTexts.buttons.tomorrow },
    ],
  }),
  to: ({ from = '' }) => ({
    text: actingTexts.toQuestion(from),
    options: [{ id: 'same', label: actingTexts.buttons.sameDay }],
  }),
};

const cancel: Option = { id: 'cancel', label: buttons.cancel, kind: 'nav' };

/** Ends with a sentence; whoever is named or released hears it too. */
const settled = (intro: string, { contactId }: Colleague, text: string, effect: Effect): Move => ({
  to: { name: 'start' },
  quiet: true,
  intro,
  effects: [effect, ...(contactId === null ? [] : [{ type: 'tell' as const, contactId, message: { text } }])],
});

const actorOf = ({ contact: { staff } }: Context): string =>
  staff ? `${roles[staff.role]} ${staff.name}` : '';

const end = (termId: string, context: Context): Move | null => {
  const found = termsOf(context).find(({ term }) => term.id === termId);
  return found
    ? settled(
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
  return settled(actingTexts.namedText(colleague.name, term), colleague, actingTexts.youAreNamed(term), {
    type: 'name_acting_head',
    staffId: colleague.id,
    term,
    namedBy: actorOf(context),
  });
};

const isKind = (choice: string): choice is ActingKind => Object.hasOwn(actingTexts.kindLabels, choice);

type Taken = { choice: string | null; words: string | null };

const until = (at: ActingAt, to: string, context: Context): Move => {
  const { kind, from } = at;
  if (!kind || !from) return { to: { name: 'acting', stage: 'who' } };
  const trouble = termTrouble({ from, to }, today(context));
  return trouble
    ? { to: at, intro: actingTexts.termRefused[trouble] }
    : name(at, { kind, from, to }, context);
};

const takers: Record<ActingAt['stage'], (at: ActingAt, taken: Taken, context: Context) => Move | null> = {
  who: (at, { choice }, context) => {
    const [what, id = ''] = choice?.split('.') ?? [];
    if (what === 'end') return end(id, context);
    return what === 'who' ? { to: { ...at, stage: 'kind', staffId: id } } : null;
  },
  kind: (at, { choice }) =>
    choice !== null && isKind(choice) ? { to: { ...at, stage: 'from', kind: choice } } : null,
  from: (at, { choice, words }, context) => {
    if (choice) return { to: { ...at, stage: 'to', from: addDays(today(context), Number(choice.slice(4))) } };
    if (words === null) return null;
    const read = readDay(words, actingTexts.fromLabel, { from: 0, to: 366 }, context);
    return read.ok ? { to: { ...at, stage: 'to', from: read.value } } : { to: at, intro: read.say };
  },
  to: (at, { choice, words }, context) => {
    if (choice === 'same') return until(at, at.from ?? '', context);
    if (words === null) return null;
    const read = readDay(words, actingTexts.toLabel, {}, context);
    return read.ok ? until(at, read.value, context) : { to: at, intro: read.say };
  },
};

const stops = (event: Event, choice: string | null): boolean =>
  choice === 'cancel' || (event.kind === 'text' && ['batal', 'kembali'].includes(plainWords(event.text)));

/** Who stands in for the head, as what, from when until when: named or ended by the head or an administrator. */
export const acting: Place<'acting'> = {
  name: 'acting',
  remarks: 'none',
  at: actingAt,
  needs: (_at, _event, context) => (mayNameActing(context) ? [{ fact: 'colleagues' }] : []),
  office: true,
  ownWords: ['batal', 'kembali'],
  show: (at, context) => {
    if (!mayNameActing(context)) return { messages: [{ text: actingTexts.notYoursToName }] };
    const { text, options = [] } = questions[at.stage](at, context);
    return { messages: [{ text, options: [...options, cancel] }] };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    if (!mayNameActing(context)) return { to: { name: 'menu' }, intro: actingTexts.notYoursToName };
    if (stops(event, choice)) return { to: { name: 'start' }, quiet: true, intro: stepTexts.left };
    if (choice === 'stale') return null;
    const words = event.kind === 'text' ? event.text : null;
    const move = takers[at.stage](at, { choice, words }, context);
    return move ?? (event.kind === 'text' ? { to: at, intro: stepTexts.pickOne } : null);
  },
};
