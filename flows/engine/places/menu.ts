import { buttons, menuText, notUnderstood, openDraft } from '../../texts.ts';
import { chosen } from '../chosen.ts';
import type { Context } from '../context.ts';
import { findService } from '../find-service.ts';
import { serviceOf, until } from '../form.ts';
import type { Option } from '../message.ts';
import type { Move, Place } from '../place.ts';
import { openService } from '../open-service.ts';
import { resumeDraft } from '../resume-draft.ts';

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

/** What words outside a form may mean: a service named exactly, or one they hint at; otherwise the menu. */
export const fromWords = (text: string, context: Context): Move => {
  const found = findService(text, context.catalogue);
  if (!found) return { to: { name: 'menu' }, intro: notUnderstood };
  if (found.exact) return openService(found.service, context);
  return { to: { name: 'suggest', service: found.service.code } };
};

/** The main menu; with an unsent draft it offers that first. */
export const menu: Place<'menu'> = {
  enter(_at, context) {
    const [draft] = context.openDrafts;
    const text = draft
      ? `${openDraft(serviceOf(context, draft.service).title, until(draft, context))}\n\n${menuText}`
      : menuText;
    const options: Option[] = [
      ...(draft
        ? [
            { id: 'resume', label: buttons.resume },
            { id: 'fresh', label: buttons.fresh },
          ]
        : []),
      ...(context.contact.staff ? [{ id: 'inbox', label: buttons.staffInbox }] : []),
      ...choices,
    ];
    return { messages: [{ text, options }] };
  },
  take(_at, event, context, session) {
    const [draft] = context.openDrafts;
    const choice = chosen(session, event);
    if (choice === 'resume' && draft) return resumeDraft(draft.id, context);
    if (choice === 'fresh' && draft)
      return openService(serviceOf(context, draft.service), context, { abandon: draft.id });
    const move = choice ? moves[choice] : undefined;
    if (move) return move;
    return event.kind === 'text' ? fromWords(event.text, context) : null;
  },
};

/** Before anything was said: every text is read as in the menu. */
export const start: Place<'start'> = {
  enter: (_at, context, session) => menu.enter({ name: 'menu' }, context, session),
  take: (_at, event, context, session) => menu.take({ name: 'menu' }, event, context, session),
};
