import { roles } from '../../domain/role.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { units } from '../../domain/unit.ts';
import {
  badStaffCode,
  boundStaff,
  nothingBack,
  nothingToCancel,
  privacyNotice,
  privacyVersion,
  remindersBegun,
  remindersStopped,
  staffCodeLocked,
  statusUnknown,
} from '../texts.ts';
import { chosen } from './chosen.ts';
import { staffCodeIn } from '../features/enrolment/code-miss.ts';
import type { Context } from './context.ts';
import type { Event } from './event.ts';
import { fact } from './fact.ts';
import { formPlaces, goOn } from '../features/form/form.ts';
import type { Move } from './place.ts';
import { beginActing } from '../features/acting-head/acting-head.ts';
import { beginAdministration } from '../features/administration/begin.ts';
import { otherWord } from './other-words.ts';
import { replyByWord } from '../features/relay/reply.ts';
import { oneStatus, statusByPart } from '../features/status/status.ts';
import { plainWords } from './plain-words.ts';
import { reminderWish, type ReminderWish } from '../features/reminders/reminder-wish.ts';
import { resumeDraft } from '../features/form/resume-draft.ts';
import type { At, Session } from './session.ts';

/** Places that one turns aside to in the middle of something. */
const asides: At['name'][] = ['help', 'human', 'reopen', 'withdraw', 'reply', 'comment'];

const cancel = ({ at }: Session, context: Context): Move => {
  if (!context.draft) return { to: { name: 'menu' }, intro: nothingToCancel };
  return { to: at.name === 'item' ? { name: 'cancel', item: at.key, from: at.from } : { name: 'cancel' } };
};

const back = ({ at }: Session, context: Context): Move => {
  if (at.name === 'menu' || at.name === 'start') return { to: { name: 'menu' }, intro: nothingBack };
  return { to: [...formPlaces, ...asides].includes(at.name) ? goOn(context) : { name: 'menu' } };
};

const resume = (_session: Session, context: Context): Move => {
  const id = context.draft?.id ?? context.openDrafts[0]?.id;
  return id ? resumeDraft(id, context) : { to: { name: 'menu' } };
};

const words: Record<string, (session: Session, context: Context) => Move | null> = {
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
  lanjutkan: resume,
  balas: replyByWord,
  plh: beginActing,
  plt: beginActing,
  administrasi: beginAdministration,
};

const isInForm = ({ at }: Session): boolean => formPlaces.includes(at.name);

/** A staff code typed by itself; in a form, words that are no code are an answer. */
const enrol = (code: string, session: Session, context: Context): Move | null => {
  const found = fact(context, { fact: 'staff_code', code });
  const to: At = { name: 'start' };
  if (!found.ok)
    return isInForm(session)
      ? null
      : {
          to,
          quiet: true,
          effects: [{ type: 'say', message: { text: found.locked ? staffCodeLocked : badStaffCode } }],
        };
  const { id, name, role, unit } = found.staff;
  return {
    to,
    quiet: true,
    effects: [
      { type: 'bind_staff', staffId: id, code },
      { type: 'say', message: { text: boundStaff(name, roles[role], units[unit]) } },
    ],
  };
};

/** Places where any words may be the answer. */
const writingAsides: At['name'][] = ['human', 'reopen', 'reply', 'comment'];
const writing: At['name'][] = ['item', ...writingAsides];

/** Fewer characters than a whole number has; a whole one is found or said to be unknown. */
const isPart = (asked: string): boolean => asked.replace(/[^a-z0-9]/g, '').length < 'TD2026XXXXXXXX'.length;

/** `status TD-…`; other words after "status" may be an answer. */
const statusOf = (said: string, session: Session, context: Context): Move | null => {
  const part = /^status[ :]+(.{2,40})$/.exec(said)?.[1];
  const asked = /^status[ :]+(td.*\d.*)$/.exec(said)?.[1];
  if (part && isPart(part) && !writing.includes(session.at.name)) return statusByPart(part, context);
  if (!asked) return null;
  const number = readTrackingNumber(asked);
  return number
    ? oneStatus(number, context)
    : { to: { name: 'status' }, intro: statusUnknown(asked.toUpperCase()) };
};

const settleReminders = (wish: ReminderWish, { at }: Session): Move => ({
  to: at,
  quiet: true,
  contact: { remindersOff: wish === 'stop' },
  effects: [{ type: 'say', message: { text: wish === 'stop' ? remindersStopped : remindersBegun } }],
});

/** Places whose own question is answered by words that mean something else everywhere else. */
const ownWords: Partial<Record<At['name'], string[]>> = {
  // Their button says "lanjutkan" or leads on; it is not the old form that is meant.
  suggest: ['lanjutkan'],
  card: ['lanjutkan'],
  cancel: ['batal', 'kembali', 'lanjutkan'],
  replace: ['batal', 'kembali'],
  withdraw: ['batal', 'kembali'],
  information: ['kembali'],
  reopen: ['batal'],
  human: ['batal'],
  reply: ['batal', 'kembali'],
  comment: ['batal', 'kembali'],
  acting: ['batal', 'kembali'],
  block: ['batal', 'kembali'],
  move: ['batal', 'kembali'],
  administration: ['batal', 'kembali'],
};

/** A place that offers the word itself knows better where it leads. */
const isPlaces = (said: string, session: Session, event: Event): boolean => {
  if (ownWords[session.at.name]?.includes(said)) return true;
  const offered = chosen(session, event, 'exact');
  return (
    (said === 'kembali' && offered === 'back') ||
    (said === 'batal' && offered === 'cancel') ||
    (said === 'lanjutkan' && offered === 'resume')
  );
};

/** What the words that always work do, wherever the contact is; null for any other event. */
export const always = (session: Session, event: Event, context: Context): Move | null => {
  if (event.kind !== 'text') return null;
  const plain = plainWords(event.text);
  // Where a message to people is written only the very word is the word.
  const said = writingAsides.includes(session.at.name) ? plain : (otherWord(event.text) ?? plain);
  const code = staffCodeIn(event);
  const entered = code === null ? null : enrol(code, session, context);
  if (entered) return entered;
  // In a form it is the form that is to be stopped, and that is asked back.
  if (said === 'berhenti' && isInForm(session) && session.at.name !== 'cancel')
    return cancel(session, context);
  const reminders = writing.includes(session.at.name) ? null : reminderWish(said);
  if (reminders) return settleReminders(reminders, session);
  if (isPlaces(said, session, event)) return null;
  return Object.hasOwn(words, said)
    ? (words[said]?.(session, context) ?? null)
    : statusOf(said, session, context);
};
