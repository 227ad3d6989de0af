import { closedIntro, comesBackUntil, type Draft, formTexts, thrownAway } from '../form/index.ts';
import { servicesTexts } from './texts.ts';
import { employeeTexts } from './verify-texts.ts';
import type { Context } from '../../kernel/context.ts';
import type { Employee } from '../requests/index.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import type { Service } from '../../catalogue/service.ts';

/** What was said is kept as far as it is a sentence; a story is told again in the form. */
const longestSaid = 300;

/** The part of a place that keeps the sentence that asked for a service. */
export const kept = (said: string | undefined): { said?: string } =>
  said === undefined || said.length > longestSaid ? {} : { said };

/** What was said before with what is said now; null when that is too much to keep. */
export const joined = (before: string | undefined, text: string): string | null =>
  kept(before === undefined ? text : `${before}\n${text}`).said ?? null;

/**
 * The way into an internal service for somebody who has not proven to be an ASN. Where the channel itself proves the number,
 * one that is in the register once is enough; a number of several employees needs the NIP as well.
 */
const openInternal = (service: Service, said: string | undefined, context: Context): Move => {
  const { channelPhone } = context.contact;
  // Who is no ASN, or cannot show it here, is offered what the public has for the same wish.
  const refused = (intro: string): Move =>
    service.twin !== undefined && context.catalogue.byCode.has(service.twin)
      ? { to: { name: 'suggest', service: service.twin, ...kept(said) }, intro }
      : { to: { name: 'menu' }, intro };
  const verify: Move = { to: { name: 'verify', service: service.code, tries: 0, ...kept(said) } };
  if (channelPhone === null) return context.can.contactSharing ? verify : refused(employeeTexts.noNumber);
  const [employee, another] = fact(context, { fact: 'employees_by_phone', phone: channelPhone });
  if (!employee) return refused(employeeTexts.failed(context.catalogue.city.office));
  return another ? verify : provenEmployee(employee, service, said, context);
};

/** Goes on into the service as the employee the person has proven to be. */
export const provenEmployee = (
  employee: Employee,
  service: Service | null,
  said: string | undefined,
  context: Context,
): Move => {
  const known = { ...context, contact: { ...context.contact, employee } };
  const move: Move = service ? openService(service, known, { said }) : { to: { name: 'menu' } };
  return {
    ...move,
    contact: { employee },
    intro: servicesTexts.verified(employee.name, employee.agency),
    effects: [{ type: 'verify_employee', employeeId: employee.id }, ...(move.effects ?? [])],
  };
};

/** The form that somebody begins anew is thrown away, and how to have it back is said. */
const startedOver = (draft: Draft, context: Context): Pick<Move, 'intro' | 'effects'> => {
  const until = comesBackUntil(draft, context);
  return {
    effects: [{ type: 'save_draft', draft }],
    ...(until === null ? {} : { intro: formTexts.startedOver(until) }),
  };
};

/**
 * The way into a service: one that is closed says so; an ASN proves who they are before any internal one; an unsent draft of the service is offered
 * first, unless the person has just chosen to abandon it.
 */
export const openService = (
  service: Service,
  context: Context,
  choice: { abandon?: string; said?: string | undefined } = {},
): Move => {
  const closed = closedIntro(service.code, context, false);
  if (closed) return { to: { name: 'services', audience: service.audience }, intro: closed };
  if (service.audience === 'internal' && !context.contact.employee)
    return openInternal(service, choice.said, context);
  const old = choice.abandon ? fact(context, { fact: 'draft', id: choice.abandon }) : null;
  const abandoned = old?.state === 'open' ? startedOver(thrownAway(old, context), context) : {};
  const open = context.openDrafts.find(
    (draft) => draft.service === service.code && draft.id !== choice.abandon,
  );
  if (open) return { to: { name: 'resume', service: service.code, draftId: open.id }, ...abandoned };
  return {
    to: { name: 'card', service: service.code, ...kept(choice.said) },
    session: { draftId: null },
    ...abandoned,
  };
};
