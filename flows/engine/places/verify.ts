import { phoneOf } from '../fields/phone.ts';
import { nipTrouble, normalizeNip } from '../../../domain/nip.ts';
import {
  buttons,
  verified,
  verifyByContact,
  verifyByNip,
  verifyFailed,
  verifyForeign,
  verifyNipToo,
  verifyThenContact,
  verifyTooMany,
} from '../../texts.ts';
import { chosen } from '../chosen.ts';
import type { Context, Employee } from '../context.ts';
import type { Event } from '../event.ts';
import { fact } from '../fact.ts';
import { openService } from '../open-service.ts';
import { serviceOf } from '../form.ts';
import type { AtOf, Move, Place } from '../place.ts';

/** After so many wrong tries the person is sent to the office. */
const maxTries = 5;

const failed = (at: AtOf<'verify'>): Move =>
  at.tries + 1 >= maxTries
    ? { to: { name: 'menu' }, intro: verifyTooMany }
    : { to: { name: 'menu' }, intro: verifyFailed };

const proven = (employee: Employee, at: AtOf<'verify'>, context: Context): Move => {
  const known = { ...context, contact: { ...context.contact, employee } };
  const move: Move = at.service
    ? openService(serviceOf(context, at.service), known)
    : { to: { name: 'menu' } };
  return {
    ...move,
    contact: { employee },
    intro: verified(employee.name, employee.agency),
    effects: [{ type: 'verify_employee', employeeId: employee.id }, ...(move.effects ?? [])],
  };
};

/** The number must be in the employee register; with a NIP typed, both must agree. */
const byPhone = (phone: string, at: AtOf<'verify'>, context: Context): Move => {
  const found = fact(context, { fact: 'employees_by_phone', phone });
  const agreeing = at.nip ? found.filter((employee) => employee.nip === at.nip) : found;
  const [employee, another] = agreeing;
  if (!employee) return failed(at);
  return another
    ? { to: { ...at, tries: at.tries + 1 }, intro: verifyNipToo, quiet: true }
    : proven(employee, at, context);
};

const byNip = (text: string, at: AtOf<'verify'>, context: Context): Move => {
  const nip = normalizeNip(text);
  const { channelPhone } = context.contact;
  if (context.channel === 'telegram' || channelPhone === null)
    return { to: { ...at, nip }, intro: verifyThenContact };
  const employee = fact(context, { fact: 'employee_by_nip', nip });
  if (employee && employee.phone === channelPhone) return proven(employee, at, context);
  return failed(at);
};

const shared = (event: Extract<Event, { kind: 'contact' }>, at: AtOf<'verify'>, context: Context): Move => {
  const phone = phoneOf(event.phone)?.number;
  if (!event.own) return { to: at, intro: verifyForeign };
  return phone ? byPhone(phone, at, context) : failed(at);
};

/** An ASN proves who they are: the number the channel vouches for must be in the employee register. */
export const verify: Place<'verify'> = {
  enter: (at, context) => ({
    messages: [
      context.channel === 'telegram'
        ? {
            text: at.nip ? verifyThenContact : verifyByContact,
            options: [{ id: 'back', label: buttons.back, kind: 'nav' }],
            askContact: true,
          }
        : { text: verifyByNip, options: [{ id: 'back', label: buttons.back, kind: 'nav' }] },
    ],
  }),
  take(at, event, context, session) {
    if (chosen(session, event) === 'back') return { to: { name: 'services', audience: 'internal' } };
    if (event.kind === 'contact' && context.channel === 'telegram') return shared(event, at, context);
    if (event.kind === 'text' && nipTrouble(event.text) === null) return byNip(event.text, at, context);
    return event.kind === 'text' && /\d/.test(event.text) ? failed(at) : null;
  },
};
