import { z } from 'zod';
import { servicesTexts } from './texts.ts';
import { buttons } from '../../labels.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import { type Draft, restoreOptions, resumeDraft, serviceOf, until } from '../form/index.ts';
import { option, type Option } from '../../kernel/message.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { goesOnWithForm, menuNeeds } from './needs.ts';

const startAt = z.strictObject({
  name: z.literal('start'),
});

const menuAt = z.strictObject({
  name: z.literal('menu'),
});

declare module '../../kernel/session.ts' {
  interface Places {
    start: z.infer<typeof startAt>;
    menu: z.infer<typeof menuAt>;
  }
}

const choices: Option[] = [
  option('external', () => buttons.external),
  option('internal', () => buttons.internal),
  option('status', () => buttons.status),
  option('information', () => buttons.information),
  option('help', () => buttons.help),
];

const moves: Record<string, Move> = {
  external: { to: { name: 'services', audience: 'external' } },
  internal: { to: { name: 'services', audience: 'internal' } },
  status: { to: { name: 'status' } },
  information: { to: { name: 'information' } },
  help: { to: { name: 'help' } },
  menu: { to: { name: 'menu' } },
};

/** An entry of the menu that another feature adds, for those who may see it. */
export type MenuEntry = {
  option(context: Context): Option;
  may(context: Context): boolean;
  /** Where it leads; without it the option is a lasting button or read elsewhere. */
  take?(turn: Turn): Move | null;
};

type Unsent = Draft | Context['openDrafts'][number];

/** The form last worked on: the session's, completions too, or the one last touched. */
const unsent = ({ draft, openDrafts }: Context): Unsent | undefined =>
  draft?.state === 'open' ? draft : openDrafts[0];

const isCompletion = (draft: Unsent): boolean => 'requestId' in draft && draft.requestId !== null;

/** The form offered, and the titles of what else waits. */
const told = (draft: Unsent, context: Context): string => {
  const { title } = serviceOf(context, draft.service);
  const offered = (isCompletion(draft) ? servicesTexts.openCompletionDraft : servicesTexts.openDraft)(
    title,
    until(draft, context),
  );
  const others = context.openDrafts.filter(({ id }) => id !== draft.id);
  if (others.length === 0) return offered;
  return `${offered}\n${servicesTexts.otherDrafts(others.map(({ service }) => serviceOf(context, service).title))}`;
};

/** The main menu; with an unsent draft it offers that first. Who has just read it is only shown the choices. */
export const menuWith = (entries: readonly MenuEntry[]): Place<'menu'> => ({
  name: 'menu',
  at: menuAt,
  needs: menuNeeds,
  free: 'idle',
  openWords: 'all',
  show(_at, context, session) {
    const draft = unsent(context);
    const { city } = context.catalogue;
    const asked = servicesTexts.menuText(city);
    const whole = draft ? `${told(draft, context)}\n\n${asked}` : asked;
    const text = session.wrong > 0 ? servicesTexts.menuAgain(city) : whole;
    const options: Option[] = [
      ...(draft
        ? [
            { id: 'resume', label: buttons.resume },
            ...(isCompletion(draft) ? [] : [{ id: 'fresh', label: buttons.fresh }]),
          ]
        : []),
      ...entries.filter(({ may }) => may(context)).map(({ option }) => option(context)),
      ...choices,
      ...restoreOptions(context.draft),
    ];
    return { messages: [{ text, options }] };
  },
  take(_at, event, context, session) {
    const draft = unsent(context);
    const choice = chosen(session, event);
    if (draft && goesOnWithForm(session, event)) return resumeDraft(draft.id, context);
    if (choice === 'fresh' && draft)
      return { to: { name: 'start_over', service: draft.service, draftId: draft.id } };
    const entry = entries.find(({ option, may }) => may(context) && option(context).id === choice);
    return entry?.take?.({ session, event, context }) ?? (choice ? (moves[choice] ?? null) : null);
  },
});

/** Before anything was said: every text is read as in the menu. */
export const startWith = (menu: Place<'menu'>): Place<'start'> => ({
  name: 'start',
  at: startAt,
  needs: menuNeeds,
  free: 'idle',
  openWords: 'all',
  show: (_at, context, session) => menu.show({ name: 'menu' }, context, session),
  take: (_at, event, context, session) => menu.take({ name: 'menu' }, event, context, session),
});
