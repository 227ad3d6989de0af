import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { roles } from '../../domain/role.ts';
import { units } from '../../domain/unit.ts';
import {
  badStaffCode,
  boundStaff,
  nothingBack,
  nothingToCancel,
  privacyNotice,
  privacyVersion,
  remindersStopped,
  statusUnknown,
} from '../texts.ts';
import { chosen } from './chosen.ts';
import type { Context } from './context.ts';
import type { Event } from './event.ts';
import { fact } from './fact.ts';
import { goOn } from './form.ts';
import type { Move } from './place.ts';
import { oneStatus } from './places/status.ts';
import { plainWords } from './plain-words.ts';
import type { At, Session } from './session.ts';

/** Places of an unsent form. */
export const formPlaces: At['name'][] = ['details', 'item', 'review', 'change', 'cancel'];

const cancel = ({ at }: Session, context: Context): Move => {
  if (at.name === 'item') return { to: { name: 'cancel', item: at.key } };
  if (context.draft?.state === 'open') return { to: { name: 'cancel' } };
  return { to: { name: 'menu' }, intro: nothingToCancel };
};

const back = (session: Session, context: Context): Move => {
  const at = session.at.name;
  if (at === 'menu' || at === 'start') return { to: { name: 'menu' }, intro: nothingBack };
  return { to: formPlaces.includes(at) ? goOn(context) : { name: 'menu' } };
};

const words: Record<string, (session: Session, context: Context) => Move> = {
  menu: () => ({ to: { name: 'menu' } }),
  start: () => ({ to: { name: 'menu' } }),
  status: () => ({ to: { name: 'status' } }),
  bantuan: () => ({ to: { name: 'help' } }),
  privasi: ({ at }) => ({
    to: at,
    quiet: true,
    contact: { privacyVersion },
    effects: [{ type: 'say', message: { text: privacyNotice } }],
  }),
  batal: cancel,
  kembali: back,
};

const enrol = (code: string, context: Context): Move => {
  const found = fact(context, { fact: 'staff_code', code });
  if (!found.ok)
    return {
      to: { name: 'start' },
      quiet: true,
      effects: [{ type: 'say', message: { text: badStaffCode } }],
    };
  const { id, name, role, unit } = found.staff;
  return {
    to: { name: 'start' },
    quiet: true,
    effects: [
      { type: 'bind_staff', staffId: id, code },
      { type: 'say', message: { text: boundStaff(name, roles[role], units[unit]) } },
    ],
  };
};

const statusOf = (said: string, context: Context): Move => {
  const number = readTrackingNumber(said);
  return number
    ? oneStatus(number, context)
    : { to: { name: 'status' }, intro: statusUnknown(said.toUpperCase()) };
};

/** What the words that always work do, wherever the contact is; null for any other event. */
export const always = (session: Session, event: Event, context: Context): Move | null => {
  if (event.kind !== 'text') return null;
  const said = plainWords(event.text);
  const code = /^masuk ([a-z0-9-]{6,20})$/.exec(said)?.[1];
  if (code) return enrol(code.toUpperCase(), context);
  const number = /^status[ :]+(.+)$/.exec(said)?.[1];
  if (number) return statusOf(number, context);
  if (said === 'stop' && session.at.name !== 'item')
    return {
      to: session.at,
      quiet: true,
      contact: { remindersOff: true },
      effects: [{ type: 'say', message: { text: remindersStopped } }],
    };
  // A place that offers a way back of its own knows better where it leads.
  if (said === 'kembali' && chosen(session, event, 'exact') === 'back') return null;
  if (said === 'batal' && chosen(session, event, 'exact') === 'cancel') return null;
  return Object.hasOwn(words, said) ? (words[said]?.(session, context) ?? null) : null;
};
