import type { Schedule } from '../../engine/context.ts';
import {
  scheduleButtons,
  scheduleDateLabel,
  scheduleDateQuestion,
  scheduleLines,
  schedulePlaceQuestion,
  scheduleTimesLabel,
  scheduleTimesQuestion,
  startQuestion,
  startQuestionWith,
} from '../disposition-texts.ts';
import { readDay, readTimes } from '../read-when.ts';
import { pickOne, writeIt } from '../texts.ts';
import type { Dialogue, Next, Scene } from './dialogue.ts';
import { fromWords } from './words.ts';

/** The schedule once its day, times and place have all been asked for. */
const scheduleOf = ({ at: { on, times, place } }: Scene): Schedule | null =>
  on && times && place !== undefined ? { date: on, ...times, place } : null;

const started = (scene: Scene, contact: string): Next => {
  const schedule = scheduleOf(scene);
  if (!schedule) return { done: { note: contact } };
  return { done: { note: [contact, ...scheduleLines(schedule)].join('\n'), schedule } };
};

/** Who the applicant can turn to, in words; a day, time and place may be added first (Pasal 12 ayat (2) huruf d). */
export const start: Dialogue = {
  first: 'words',
  stages: {
    words: {
      inWords: true,
      ask: (scene) => {
        const schedule = scheduleOf(scene);
        return {
          text: schedule ? startQuestionWith(schedule) : startQuestion,
          options: [{ id: 'schedule', label: schedule ? scheduleButtons.other : scheduleButtons.add }],
        };
      },
      take: (scene, input) => {
        if ('words' in input) return fromWords(input, (words) => started(scene, words));
        return input.option === 'schedule' ? { to: { stage: 'date' } } : { refuse: writeIt };
      },
    },
    date: {
      ask: () => ({ text: scheduleDateQuestion }),
      take: ({ context }, input) => {
        if (!('words' in input)) return { refuse: writeIt };
        const read = readDay(input.words, scheduleDateLabel, { from: 0 }, context);
        return read.ok ? { to: { stage: 'times', on: read.value } } : { refuse: read.say };
      },
    },
    times: {
      ask: () => ({ text: scheduleTimesQuestion }),
      take: ({ context }, input) => {
        if (!('words' in input)) return { refuse: writeIt };
        const read = readTimes(input.words, scheduleTimesLabel, context);
        return read.ok ? { to: { stage: 'place', times: read.value } } : { refuse: read.say };
      },
    },
    place: {
      inWords: true,
      ask: () => ({
        text: schedulePlaceQuestion,
        options: [{ id: 'none', label: scheduleButtons.none }],
      }),
      take: (_scene, input) => {
        if ('words' in input)
          return fromWords(input, (place) => ({ to: { stage: 'words', place } }), { min: 2, max: 200 });
        return input.option === 'none' ? { to: { stage: 'words', place: null } } : { refuse: pickOne };
      },
    },
  },
};
