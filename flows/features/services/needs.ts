import { findService, type Found } from '../../catalogue/find-service.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import type { Want } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import { placeAt } from '../../kernel/places.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import { goesOn } from '../../kernel/spoken.ts';
import { draftNeeds, isInForm } from '../form/index.ts';

/** What words name, and what they may mean: who asks for it decides which of two services for the same wish is offered. */
const heard = (found: Found | null): string[] => {
  if (found?.by === 'name') return [found.service.code];
  return found?.by === 'words'
    ? found.services.flatMap(({ code, twin }) => (twin ? [code, twin] : [code]))
    : [];
};

/** The services an event may open: those words name, one chosen from a list, the one a place is about. */
const mayOpen = ({ session, event, context }: Turn): string[] => {
  const { at } = session;
  const open = event.kind === 'text' && placeAt(at, context).openWords !== undefined;
  const named = open ? findService(event.text, context.catalogue) : null;
  const choice = chosen(session, event);
  const unsent = choice === 'fresh' ? (context.draft ?? context.openDrafts[0]) : undefined;
  return [
    ...(unsent ? [unsent.service] : []),
    ...heard(named),
    ...(choice?.startsWith('service.') ? [choice.slice('service.'.length)] : []),
    ...('service' in at && at.service !== undefined ? [at.service] : []),
    ...('page' in at && at.page?.startsWith('standard-') ? [at.page.slice('standard-'.length)] : []),
  ];
};

/** Whose number the channel proves is looked up in the register when they open an internal service. */
export const openingNeeds = (turn: Turn): Want[] => {
  const { session, context } = turn;
  const { channelPhone, employee } = context.contact;
  if (employee || channelPhone === null || isInForm(session.at, context)) return [];
  const opensInternal = mayOpen(turn).some(
    (code) => context.catalogue.byCode.get(code)?.audience === 'internal',
  );
  return opensInternal ? [{ fact: 'employees_by_phone', phone: channelPhone }] : [];
};

/** Whether the form that is not sent yet is gone on with: by its button, or by a word ("lanjut"). */
export const goesOnWithForm = (session: Session, event: Event): boolean => {
  const choice = chosen(session, event);
  return choice === 'resume' || (choice === null && event.kind === 'text' && goesOn(event.text));
};

/** At the menu: the unsent form that is gone on with or thrown away. */
export const menuNeeds = (
  _at: AtOf<'menu' | 'start'>,
  event: Event | null,
  context: Context,
  session: Session,
): readonly Want[] => {
  const id = context.draft?.id ?? context.openDrafts[0]?.id;
  if (!event || id === undefined) return [];
  return goesOnWithForm(session, event) ? draftNeeds(id, context) : [];
};
