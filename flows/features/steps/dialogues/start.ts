import { resources } from '../../../../domain/resources.ts';
import { bookedPeriods } from '../../bookings/booked-periods.ts';
import type { Schedule } from '../../requests/request.ts';
import type { Option } from '../../../kernel/message.ts';
import { dispositionTexts } from '../../disposition/disposition-texts.ts';
import { readDay, readTimes } from '../read-when.ts';
import { stepTexts } from '../texts.ts';
import { today } from '../../inbox/times.ts';
import type { StaffPlace } from '../staff-place.ts';
import type { Dialogue, Next, Scene } from './dialogue.ts';
import { fromWords } from './words.ts';

/** The schedule once its day, times and place have all been asked for. */
const scheduleOf = ({ at: { on, times, place } }: Scene): Schedule | null =>
  on && times && place !== undefined ? { date: on, ...times, place } : null;

/** What the request holds on a day not past, as a schedule; its place is the one the reminder names. */
const bookedSchedule = ({ request, service, context }: Scene): Schedule | null => {
  const [period] = bookedPeriods(service, request.answers);
  if (!period || period.slot.date < today(context)) return null;
  const { date, from, to } = period.slot;
  const [held] = period.resources;
  return { date, from, to, place: held ? resources[held.resource].place : null };
};

const atSchedule = ({ date, from, to, place }: Schedule): Partial<StaffPlace> => ({
  stage: 'words',
  on: date,
  times: { from, to },
  place,
});

const offered = (scene: Scene): Option[] => {
  const booked = bookedSchedule(scene);
  if (scheduleOf(scene)) return [{ id: 'schedule', label: dispositionTexts.scheduleButtons.other }];
  return [
    ...(booked ? [{ id: 'booked', label: dispositionTexts.asBooked(booked) }] : []),
    { id: 'schedule', label: dispositionTexts.scheduleButtons.add },
  ];
};

const started = (scene: Scene, contact: string): Next => {
  const schedule = scheduleOf(scene);
  if (!schedule) return { done: { note: contact } };
  return { done: { note: [contact, ...dispositionTexts.scheduleLines(schedule)].join('\n'), schedule } };
};

/** Who the applicant can turn to, in words; a day, time and place may be added first, those of the booking at one press (Pasal 12 ayat (2) huruf d). */
export const start: Dialogue = {
  first: 'words',
  stages: {
    words: {
      inWords: true,
      ask: (scene) => {
        const schedule = scheduleOf(scene);
        return {
          text: schedule ? dispositionTexts.startQuestionWith(schedule) : dispositionTexts.startQuestion,
          options: offered(scene),
        };
      },
      take: (scene, input) => {
        if ('words' in input) return fromWords(input, (words) => started(scene, words));
        const booked = input.option === 'booked' ? bookedSchedule(scene) : null;
        if (booked) return { to: atSchedule(booked) };
        return input.option === 'schedule' ? { to: { stage: 'date' } } : { refuse: stepTexts.writeIt };
      },
    },
    date: {
      ask: () => ({ text: dispositionTexts.scheduleDateQuestion }),
      take: ({ context }, input) => {
        if (!('words' in input)) return { refuse: stepTexts.writeIt };
        const read = readDay(input.words, dispositionTexts.scheduleDateLabel, { from: 0 }, context);
        return read.ok ? { to: { stage: 'times', on: read.value } } : { refuse: read.say };
      },
    },
    times: {
      ask: () => ({ text: dispositionTexts.scheduleTimesQuestion }),
      take: ({ context }, input) => {
        if (!('words' in input)) return { refuse: stepTexts.writeIt };
        const read = readTimes(input.words, dispositionTexts.scheduleTimesLabel, context);
        return read.ok ? { to: { stage: 'place', times: read.value } } : { refuse: read.say };
      },
    },
    place: {
      inWords: true,
      ask: () => ({
        text: dispositionTexts.schedulePlaceQuestion,
        options: [{ id: 'none', label: dispositionTexts.scheduleButtons.none }],
      }),
      take: (_scene, input) => {
        if ('words' in input)
          return fromWords(input, (place) => ({ to: { stage: 'words', place } }), { min: 2, max: 200 });
        return input.option === 'none'
          ? { to: { stage: 'words', place: null } }
          : { refuse: stepTexts.pickOne };
      },
    },
  },
};
