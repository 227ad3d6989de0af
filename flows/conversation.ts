import { z } from 'zod';
import { actingEntry, actingHead } from './features/acting-head/index.ts';
import { administration, administrationEntry, readAdministration } from './features/administration/index.ts';
import { cityDecides } from './features/city-changes/index.ts';
import { completion } from './features/completion/index.ts';
import { counter, readReceipt } from './features/counter/index.ts';
import { askForDuties, enrol, enrolment } from './features/enrolment/index.ts';
import {
  form,
  guarded,
  oneOfAlbum,
  readCorrection,
  readEdited,
  readForeign,
  readPages,
  takeOfferedLetter,
  usableDrafts,
} from './features/form/index.ts';
import { help, readGist, readRemark, readWholeGist } from './features/help/index.ts';
import { information } from './features/information/index.ts';
import { otherKinds, readOtherKinds } from './features/other-kinds/index.ts';
import { catalogueFor, language, languageCue } from './features/language/index.ts';
import { readLate } from './features/late/index.ts';
import { beforeServices, beforeUnits, inPlainerWords, unlessOther } from './features/likely/index.ts';
import { more } from './features/more/index.ts';
import { news } from './features/news/index.ts';
import { firstContact, firstWords, hideNiks, privacy } from './features/privacy/index.ts';
import { personalData, readDataWish } from './features/personal-data/index.ts';
import { questions, readObjection } from './features/questions/index.ts';
import {
  relay,
  replyAboutOpen,
  replyAboutSame,
  replyAtOnce,
  replyByQuote,
  replyLater,
} from './features/relay/index.ts';
import { readReminderWish } from './features/reminders/index.ts';
import { rooms, roomsEntry } from './features/rooms/index.ts';
import { readOpenWords, readUnknownWish, servicesWith } from './features/services/index.ts';
import { sop } from './features/sop/index.ts';
import { readMaybeOfSent, readStatusOf, status } from './features/status/index.ts';
import { survey } from './features/survey/index.ts';
import { inboxEntry, readStaff, steps } from './features/desk/index.ts';
import { personEvents, type Event as AnyEvent } from './kernel/event.ts';
import type { Feature } from './kernel/feature.ts';
import { hears } from './kernel/look-ahead.ts';
import { sessionSchema } from './kernel/places.ts';
import type { Session as AnySession } from './kernel/session.ts';
import { createStep, type Given, type Parts } from './kernel/step.ts';
import { ownWording, worded } from './kernel/wording.ts';

export type { Given } from './kernel/step.ts';

/** Every feature of the conversation. What they do to a result is done in this order. */
const features: readonly Feature[] = [
  form,
  privacy,
  servicesWith([inboxEntry, roomsEntry, actingEntry, administrationEntry]),
  sop,
  status,
  survey,
  completion,
  questions,
  personalData,
  relay,
  news,
  help,
  information,
  otherKinds,
  steps,
  rooms,
  actingHead,
  administration,
  cityDecides,
  enrolment,
  counter,
  more,
  language,
  // Last, so that nothing said after it goes unseen.
  { after: [hideNiks] },
];

/** The whole conversation: its features, and in which order a turn is read. */
export const parts: Parts = {
  features,
  home: { name: 'menu' },
  before: [usableDrafts, readEdited, oneOfAlbum, firstContact],
  readers: ({ commands, buttons }) => [
    askForDuties,
    buttons,
    readStaff,
    guarded([
      enrol,
      readReceipt,
      readAdministration,
      readPages,
      readCorrection,
      readReminderWish,
      readDataWish,
      readObjection,
      commands,
      readStatusOf,
    ]),
    readLate,
    replyByQuote,
    readOtherKinds,
    readForeign,
    readRemark,
    firstWords,
  ],
  plainer: {
    when: { text: true, where: ({ openWords }) => openWords === 'all' },
    turn: inPlainerWords,
    readers: [readGist],
  },
  last: (again) => [
    beforeUnits(again),
    replyAtOnce,
    readMaybeOfSent,
    replyAboutSame,
    readWholeGist,
    beforeServices(again),
    readOpenWords,
    unlessOther(readGist),
    again,
    replyLater,
    replyAboutOpen,
    readUnknownWish,
    takeOfferedLetter,
  ],
};

const made = createStep(parts);
export const { places, commands } = made;

/** In the language of the turn, as its city words it. */
const inTheirWords = <R>(
  session: AnySession,
  event: AnyEvent,
  given: Given,
  decide: (given: Given) => R,
): R => {
  const speaks = session.language !== undefined || (event.kind === 'text' && hears(event.text, languageCue));
  const catalogue = speaks ? catalogueFor(given.catalogue, session, event) : given.catalogue;
  const { wording = ownWording } = catalogue;
  return worded(wording, () => decide(catalogue === given.catalogue ? given : { ...given, catalogue }));
};

/** The pure step of the whole conversation. */
export const step: (typeof made)['step'] = (session, event, given) =>
  inTheirWords(session, event, given, (theirs) => made.step(session, event, theirs));

/** What has to be known before it. */
export const needs: (typeof made)['needs'] = (session, event, given) =>
  inTheirWords(session, event, given, (theirs) => made.needs(session, event, theirs));

/** A session as stored. */
export const Session = sessionSchema(features);
export type Session = AnySession;

/** The session of a contact who has never written. */
export const newSession: Session = {
  at: { name: 'start' },
  prompt: { no: 0, options: [] },
  wrong: 0,
  ...(Object.assign({}, ...features.map(({ memory }) => memory?.fresh ?? {})) as Pick<Session, 'draftId'>),
};

/** An event as stored. */
export const Event = z.discriminatedUnion('kind', [
  ...personEvents,
  ...features.flatMap(({ events = [] }) => events),
]) as unknown as z.ZodType<AnyEvent>;
export type Event = AnyEvent;
