import { formTexts } from './texts.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import { askedOf } from '../../kernel/step.ts';
import type { Move } from '../../kernel/move.ts';
import type { Session } from '../../kernel/session.ts';
import { placeAt } from '../../kernel/places.ts';
import { formVersion } from '../../catalogue/form-version.ts';
import type { Service } from '../../catalogue/service.ts';
import { closedIntro } from './closed.ts';
import { allItems } from './items.ts';
import { fitDraft } from './fit-draft.ts';
import { resumeDraft } from './resume-draft.ts';
import { endedCompletion, sentAgain } from './sent.ts';
import { isInForm } from './traits.ts';
import { whyUnusable } from './form.ts';

/** Out of a form that cannot be gone on with, and why. */
const leaveForm = ({ context }: Turn): Move => {
  const { storedDraft } = context;
  const ended = endedCompletion(context);
  if (ended) return ended;
  const why = whyUnusable(storedDraft, context);
  if (why === 'sent' && storedDraft) return sentAgain(storedDraft.id, context);
  const intro = why === 'service_gone' ? formTexts.serviceGone : formTexts.lapsed;
  return { to: { name: 'menu' }, intro, session: { draftId: null } };
};

/** The item a place is about, if it is about one. */
const itemOf = ({ at }: Session): string | null =>
  at.name === 'item' ? at.key : at.name === 'cancel' ? (at.item ?? null) : null;

const versions = new WeakMap<Service, string>();

/** The version of a service's form, asked for once: it is compared on every turn. */
const versionOf = (service: Service): string => {
  const version = versions.get(service) ?? formVersion(service);
  versions.set(service, version);
  return version;
};

/** In a form the draft must still be there and fit its service: the move that mends it, or the turn to go on with. */
const fitted = (turn: Turn): Move | { turn: Turn } => {
  const { session, context } = turn;
  if (placeAt(session.at, context).inForm === undefined) return { turn };
  const { draft } = context;
  const service = draft && context.catalogue.byCode.get(draft.service);
  if (!draft || !service) return leaveForm(turn);
  const isClosed = draft.requestId === null && Object.hasOwn(context.closed, draft.service);
  const closed = isClosed ? closedIntro(draft.service, context, true) : undefined;
  if (closed) return { to: { name: 'menu' }, intro: closed };
  const isFitting = versionOf(service) === draft.serviceVersion;
  const fits = isFitting ? null : fitDraft(draft, context);
  const key = itemOf(session);
  const gone = key !== null && !allItems(service).some((item) => item.key === key);
  if ((fits && fits.dropped.length > 0) || gone) return resumeDraft(draft.id, context, { lost: gone });
  if (!fits || fits.draft === draft) return { turn };
  return { turn: { ...turn, context: { ...context, draft: fits.draft } } };
};

/** A place about a service that is no longer offered, or not at present. */
const serviceLeft = ({ session: { at }, context }: Turn): Move | null => {
  const code = 'service' in at ? at.service : undefined;
  if (code === undefined) return null;
  if (!context.catalogue.byCode.has(code)) return { to: { name: 'menu' }, intro: formTexts.serviceGone };
  const intro = closedIntro(code, context, 'draftId' in at);
  return intro ? { to: { name: 'menu' }, intro } : null;
};

/**
 * Reads commands of a person in a form or service that may not be there any more. A command that leads out of the form is
 * followed; one about the form has to hear what became of it, and so has everything else.
 */
export const guarded =
  (commands: readonly (Reader | Asked)[]): Reader =>
  (turn) => {
    const found = serviceLeft(turn) ?? fitted(turn);
    const known = 'turn' in found ? found.turn : turn;
    for (const command of commands) {
      const move = askedOf(command, known);
      if (!move || 'turn' in move) continue;
      if ('turn' in found || !move.to || !isInForm(move.to, turn.context)) return move;
      break;
    }
    return found;
  };
