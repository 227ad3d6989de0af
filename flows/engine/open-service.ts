import type { Context } from './context.ts';
import { fact } from './fact.ts';
import type { Move } from './place.ts';
import type { Service } from './service.ts';

/**
 * The way into a service: an ASN proves who they are before any internal one; an unsent draft of the service is offered
 * first, unless the person has just chosen to abandon it.
 */
export const openService = (service: Service, context: Context, choice: { abandon?: string } = {}): Move => {
  if (service.audience === 'internal' && !context.contact.employee)
    return { to: { name: 'verify', service: service.code, tries: 0 } };
  const old = choice.abandon ? fact(context, { fact: 'draft', id: choice.abandon }) : null;
  const abandoned =
    old?.state === 'open'
      ? { effects: [{ type: 'save_draft' as const, draft: { ...old, state: 'abandoned' as const } }] }
      : {};
  const open = context.openDrafts.find(
    (draft) => draft.service === service.code && draft.id !== choice.abandon,
  );
  if (open) return { to: { name: 'resume', service: service.code, draftId: open.id }, ...abandoned };
  return { to: { name: 'card', service: service.code }, session: { draftId: null }, ...abandoned };
};
