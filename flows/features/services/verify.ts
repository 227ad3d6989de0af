import { z } from 'zod';
import { nipTrouble, normalizeNip } from '../../../domain/nip.ts';
import { buttons } from '../../labels.ts';
import { employeeTexts } from './verify-texts.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Employee } from '../requests/index.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import { fieldTexts } from '../../fields/field-texts.ts';
import { phoneOf } from '../../fields/phone.ts';
import { serviceOf } from '../form/index.ts';
import type { Message } from '../../kernel/message.ts';
import { provenEmployee } from './open-service.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';

const verifyAt = z.strictObject({
  name: z.literal('verify'),
  service: z.string().optional(),
  /** The proven number, when it stands for several employees. */
  phone: z.string().optional(),
  tries: z.int(),
  /** The sentence that asked for the service. */
  said: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    verify: z.infer<typeof verifyAt>;
  }
}

type At = AtOf<'verify'>;

/** After so many wrong tries the person is sent to the office. */
const maxTries = 5;

const unregistered = ({ catalogue }: Context): Move => ({
  to: { name: 'menu' },
  intro: employeeTexts.failed(catalogue.city.office),
});

const again = (at: At, intro: string): Move => {
  const tries = at.tries + 1;
  return tries < maxTries
    ? { to: { ...at, tries }, intro, session: { wrong: tries } }
    : { to: { name: 'menu' }, intro: employeeTexts.tooMany };
};

const proven = (employee: Employee, at: At, context: Context): Move =>
  provenEmployee(employee, at.service ? serviceOf(context, at.service) : null, at.said, context);

/** The number must be in the employee register; one of several employees also has to say which they are. */
const byPhone = (phone: string, at: At, context: Context): Move => {
  const [employee, another] = fact(context, { fact: 'employees_by_phone', phone });
  if (!employee) return unregistered(context);
  return another ? { to: { ...at, phone } } : proven(employee, at, context);
};

/** The number the channel vouches for. */
const provenPhone = (at: At, { can, contact }: Context): string | null =>
  at.phone ?? (can.idsProvePhone ? contact.channelPhone : null);

/** The NIP's number in the register must be the one the channel vouches for. */
const byNip = (text: string, at: At, context: Context): Move => {
  const phone = provenPhone(at, context);
  if (phone === null)
    return again(at, context.can.contactSharing ? employeeTexts.contactFirst : employeeTexts.noNumber);
  const why = nipTrouble(text);
  if (why !== null) return again(at, fieldTexts.nip[why]);
  const nip = normalizeNip(text);
  const employee = fact(context, { fact: 'employee_by_nip', nip });
  return employee?.phone === phone ? proven(employee, at, context) : again(at, employeeTexts.notMatching);
};

const shared = (event: Extract<Event, { kind: 'contact' }>, at: At, context: Context): Move => {
  const phone = phoneOf(event.phone)?.number;
  if (!event.own) return again(at, employeeTexts.foreign);
  return phone ? byPhone(phone, at, context) : unregistered(context);
};

const question = (at: At, context: Context, brief: boolean): Message => {
  const options = [{ id: 'back', label: buttons.back, kind: 'nav' as const }];
  if (context.can.contactSharing && !at.phone)
    return {
      text: brief ? employeeTexts.byContactShort : employeeTexts.byContact(context.catalogue.city),
      options,
      askContact: true,
    };
  if (brief) return { text: employeeTexts.byNipShort, options };
  return { text: at.phone ? employeeTexts.nipToo : employeeTexts.byNip(context.catalogue.city), options };
};

/** An ASN proves who they are: the number the channel vouches for must be in the employee register. */
export const verify: Place<'verify'> = {
  name: 'verify',
  at: verifyAt,
  needs: (at, event, context) => {
    if (event?.kind === 'contact' && event.own) {
      const phone = phoneOf(event.phone)?.number;
      return phone ? [{ fact: 'employees_by_phone', phone }] : [];
    }
    const isNip = event?.kind === 'text' && /\d/.test(event.text) && nipTrouble(event.text) === null;
    const proven = provenPhone(at, context) !== null;
    return isNip && proven ? [{ fact: 'employee_by_nip', nip: normalizeNip(event.text) }] : [];
  },
  show: (at, context, session) => ({ messages: [question(at, context, session.wrong > 0)] }),
  take(at, event, context, session) {
    if (chosen(session, event) === 'back') return { to: { name: 'services', audience: 'internal' } };
    if (event.kind === 'contact' && context.can.contactSharing) return shared(event, at, context);
    return event.kind === 'text' && /\d/.test(event.text) ? byNip(event.text, at, context) : null;
  },
};
