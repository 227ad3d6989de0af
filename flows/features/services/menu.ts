import { z } from 'zod';
import { cityDate } from '../../../domain/city-time.ts';
import { roomsOption } from '../rooms/rooms-link.ts';
import { roomsTexts } from '../rooms/rooms-texts.ts';
import { beginActing, mayNameActing } from '../acting-head/acting-head.ts';
import { actingTexts } from '../acting-head/acting-texts.ts';
import { beginAdministration, isAdministrator } from '../administration/begin.ts';
import { administrationTexts } from '../administration/texts.ts';
import { servicesTexts } from './texts.ts';
import { buttons } from '../../labels.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from '../form/draft.ts';
import { findService } from '../../catalogue/find-service.ts';
import { isAssent, isGreeting, isThanks } from '../../kernel/small-talk.ts';
import { serviceOf, until } from '../form/form.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { openService } from './open-service.ts';
import { resumeDraft } from '../form/resume-draft.ts';

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
  { id: 'external', label: buttons.external },
  { id: 'internal', label: buttons.internal },
  { id: 'status', label: buttons.status },
  { id: 'information', label: buttons.information },
  { id: 'help', label: buttons.help },
];

const moves: Record<string, Move> = {
  external: { to: { name: 'services', audience: 'external' } },
  internal: { to: { name: 'services', audience: 'internal' } },
  status: { to: { name: 'status' } },
  information: { to: { name: 'information' } },
  help: { to: { name: 'help' } },
  menu: { to: { name: 'menu' } },
};

/** A greeting is returned, thanks are too; the latter, and a mere "ok", ask for nothing. */
const smallTalk = (text: string): Move | null => {
  if (isGreeting(text)) return { to: { name: 'menu' }, intro: servicesTexts.greetingBack(text) };
  const said = isThanks(text) ? servicesTexts.youAreWelcome : isAssent(text) ? servicesTexts.allRight : null;
  return said === null
    ? null
    : { to: { name: 'start' }, quiet: true, effects: [{ type: 'say', message: { text: said } }] };
};

/** What words outside a form may mean: a service named exactly, or one they hint at, a greeting, thanks; null for anything else. */
export const fromWords = (text: string, context: Context): Move | null => {
  const found = findService(text, context.catalogue);
  if (!found) return smallTalk(text);
  const [first, ...others] = found.services;
  if (found.exact) return openService(first, context);
  const codes = others.map(({ code }) => code);
  return {
    to: { name: 'suggest', service: first.code, ...(codes.length > 0 ? { others: codes } : {}) },
  };
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
export const menu: Place<'menu'> = {
  name: 'menu',
  at: menuAt,
  free: 'idle',
  show(_at, context, session) {
    const draft = unsent(context);
    const whole = draft ? `${told(draft, context)}\n\n${servicesTexts.menuText}` : servicesTexts.menuText;
    const text = session.wrong > 0 ? servicesTexts.menuAgain : whole;
    const options: Option[] = [
      ...(draft
        ? [
            { id: 'resume', label: buttons.resume },
            ...(isCompletion(draft) ? [] : [{ id: 'fresh', label: buttons.fresh }]),
          ]
        : []),
      ...(context.contact.staff ? [{ id: 'inbox', label: buttons.staffInbox }] : []),
      ...(context.contact.staff
        ? [
            roomsOption(roomsTexts.labels.open, {
              opens: 'day',
              date: cityDate(context.now, context.tz),
            }),
          ]
        : []),
      ...(mayNameActing(context) ? [{ id: 'acting', label: actingTexts.buttons.open }] : []),
      ...(isAdministrator(context)
        ? [{ id: 'administration', label: administrationTexts.openAdministration }]
        : []),
      ...choices,
    ];
    return { messages: [{ text, options }] };
  },
  take(_at, event, context, session) {
    const draft = unsent(context);
    const choice = chosen(session, event);
    if (choice === 'resume' && draft) return resumeDraft(draft.id, context);
    if (choice === 'fresh' && draft)
      return openService(serviceOf(context, draft.service), context, { abandon: draft.id });
    if (choice === 'administration') return beginAdministration(session, context);
    if (choice === 'acting') return beginActing(session, context);
    const move = choice ? moves[choice] : undefined;
    if (move) return move;
    return event.kind === 'text' ? fromWords(event.text, context) : null;
  },
};

/** Before anything was said: every text is read as in the menu. */
export const start: Place<'start'> = {
  name: 'start',
  at: startAt,
  free: 'idle',
  show: (_at, context, session) => menu.show({ name: 'menu' }, context, session),
  take: (_at, event, context, session) => menu.take({ name: 'menu' }, event, context, session),
};
