import { buttons } from '../../labels.ts';
import { formTexts } from './texts.ts';
import type { Context } from '../../kernel/context.ts';
import type { EventOf } from '../../kernel/event.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { isFree } from '../../kernel/places.ts';
import { acceptAnswer, acceptFile } from './accept-answer.ts';
import type { Draft } from './draft.ts';
import { findDraft, nextPlace, serviceOf, until, whyUnusable } from './form.ts';
import { allItems, nextItem, progress } from './items.ts';
import { withOffers } from './slot/lost-slot.ts';
import { asksNews } from './traits.ts';

/** A draft that can still be gone on with. */
const draftById = (id: string, context: Context): Draft | null => {
  const draft = findDraft(id, context);
  return whyUnusable(draft, context) === null ? draft : null;
};

/** The last four of an answer that may be told again in a chat. */
const ending = (answer: unknown): string | null => (typeof answer === 'string' ? answer.slice(-4) : null);

/** The secure page has been answered: the answer goes into the draft, and the chat goes on if it was waiting for it. */
export const takeSecureAnswer = (
  event: EventOf<'secure_answer'>,
  { session, context }: Turn,
): Move | null => {
  const draft = draftById(event.draftId, context);
  if (!draft) return null;
  const known = { ...context, draft };
  const item = allItems(serviceOf(context, draft.service)).find((other) => other.key === event.item);
  if (!item) return null;
  const saved = event.file
    ? acceptFile(draft, item, event.file, known)
    : event.answer === undefined
      ? draft
      : (acceptAnswer(draft, item, event.answer, known).draft ?? draft);
  const said = formTexts.secureReceived(item.label, event.file ? null : ending(event.answer));
  const waiting = session.draftId === draft.id && session.at.name === 'item' && session.at.key === event.item;
  return waiting
    ? { to: nextPlace({ ...known, draft: saved }), draft: saved, intro: said }
    : { draft: saved, say: [{ text: said }] };
};

/** One reminder of an unsent draft; nothing is said if it was sent, thrown away or is being filled in. */
export const takeReminder = (event: EventOf<'remind'>, { session, context }: Turn): Move | null => {
  const draft = draftById(event.draftId, context);
  const mine = session.draftId === event.draftId;
  if (!draft || context.contact.remindersOff || (!mine && !isFree(session, context))) return null;
  const service = serviceOf(context, draft.service);
  const where = progress(service, draft, nextItem(service, draft)?.key ?? '');
  const notice = { kind: 'draft_reminder', about: service.title } as const;
  const text = formTexts.reminder(service.title, where, until(draft, context));
  // What other news has asked goes on waiting for its answer.
  if (asksNews(session, context))
    return { say: [{ text: `${text}\n\n${formTexts.reminderBeside}` }], notice };
  return {
    to: { name: 'resume', service: draft.service, draftId: draft.id },
    ask: {
      text,
      options: [
        { id: 'resume', label: buttons.resume },
        ...(draft.requestId ? [] : [{ id: 'fresh', label: buttons.fresh }]),
        { id: 'stop', label: buttons.stopReminders },
      ],
    },
    notice,
  };
};

/** The worker found a wish taken: that one item is asked again. Its answer was removed when the draft was opened again. */
export const takeNotSubmitted = (
  event: EventOf<'not_submitted'>,
  { session, context }: Turn,
): Move | null => {
  const draft = draftById(event.draftId, context);
  if (!draft) return null;
  const service = serviceOf(context, draft.service);
  const label = allItems(service).find(({ key }) => key === event.item)?.label ?? event.item;
  const intro = event.because === 'slot_taken' ? formTexts.slotGone(label) : formTexts.subdomainGone(label);
  const notice = { kind: 'draft_reminder', about: service.title } as const;
  if (!isFree(session, context) && session.draftId !== draft.id)
    return { say: [{ text: `${intro}\n\n${formTexts.waitsForYou(service.title)}` }], notice };
  const known = { ...context, draft };
  const next = nextPlace(known);
  const to =
    next.name === 'item' && next.key === event.item
      ? withOffers(next, event.slot, { draft, service }, known)
      : next;
  return { to, intro, draft, session: { draftId: draft.id }, notice };
};
