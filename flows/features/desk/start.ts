import { type Schedule, today } from '../requests/index.ts';
import { rulesOf } from '../../../domain/resources.ts';
import { bookedPeriods } from '../bookings/index.ts';
import { inWords } from '../../kernel/dialogue.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { dispositionTexts } from '../disposition/index.ts';
import {
  finishStep,
  fromWords,
  goTo,
  readDay,
  readTimes,
  stepTexts,
  type StaffPlace,
  type StepDialogue,
  type StepScene,
  type StepStage,
} from '../office/index.ts';

/** The schedule once its day, times and place have all been asked for. */
const scheduleOf = ({ at: { on, times, place } }: StepScene): Schedule | null =>
  on && times && place !== undefined ? { date: on, ...times, place } : null;

/** What the request holds on a day not past, as a schedule; its place is the one the reminder names. */
const bookedSchedule = ({ request, service, context }: StepScene): Schedule | null => {
  const [period] = bookedPeriods(service, request.answers);
  if (!period || period.slot.date < today(context)) return null;
  const { date, from, to } = period.slot;
  const [held] = period.resources;
  return {
    date,
    from,
    to,
    place: held ? rulesOf(context.catalogue.city.resources, held.resource).place : null,
  };
};

const atSchedule = ({ date, from, to, place }: Schedule): Partial<StaffPlace> => ({
  stage: 'words',
  on: date,
  times: { from, to },
  place,
});

const offered = (scene: StepScene): Option[] => {
  const booked = bookedSchedule(scene);
  if (scheduleOf(scene)) return [{ id: 'schedule', label: dispositionTexts.scheduleButtons.other }];
  return [
    ...(booked ? [{ id: 'booked', label: dispositionTexts.asBooked(booked) }] : []),
    { id: 'schedule', label: dispositionTexts.scheduleButtons.add },
  ];
};

const started = (scene: StepScene, contact: string): Move => {
  const schedule = scheduleOf(scene);
  if (!schedule) return finishStep(scene, 'start', { note: contact });
  return finishStep(scene, 'start', { note: dispositionTexts.withSchedule(contact, schedule), schedule });
};

const words: StepStage = {
  get example() {
    return stepTexts.examples.contact;
  },
  reading: inWords,
  ask: (scene) => {
    const schedule = scheduleOf(scene);
    return {
      text: schedule ? dispositionTexts.startQuestionWith(schedule) : dispositionTexts.startQuestion,
      options: offered(scene),
    };
  },
  take: (scene, given) => {
    const booked = given.choice === 'booked' ? bookedSchedule(scene) : null;
    if (booked) return goTo(scene, atSchedule(booked));
    if (given.choice === 'schedule') return goTo(scene, { stage: 'date' });
    return fromWords(given, (contact) => started(scene, contact));
  },
};

const date: StepStage = {
  ask: () => ({ text: dispositionTexts.scheduleDateQuestion }),
  take: (scene, given) => {
    if (given.words === null) return null;
    const read = readDay(given.words, dispositionTexts.scheduleDateLabel, { from: 0 }, scene.context);
    return read.ok ? goTo(scene, { stage: 'times', on: read.value }) : { refuse: read.say };
  },
};

const times: StepStage = {
  ask: () => ({ text: dispositionTexts.scheduleTimesQuestion }),
  take: (scene, given) => {
    if (given.words === null) return null;
    const read = readTimes(given.words, dispositionTexts.scheduleTimesLabel, scene.context);
    return read.ok ? goTo(scene, { stage: 'place', times: read.value }) : { refuse: read.say };
  },
};

const place: StepStage = {
  reading: inWords,
  ask: () => ({
    text: dispositionTexts.schedulePlaceQuestion,
    options: [{ id: 'none', label: dispositionTexts.scheduleButtons.none }],
  }),
  take: (scene, given) =>
    given.choice === 'none'
      ? goTo(scene, { stage: 'words', place: null })
      : fromWords(given, (written) => goTo(scene, { stage: 'words', place: written }), { min: 2, max: 200 }),
};

/** Who the applicant can turn to, in words; a day, time and place may be added first, those of the booking at one press (Pasal 12 ayat (2) huruf d). */
export const start: StepDialogue = { first: 'words', stages: { words, date, times, place } };
