import { agendaNoOf, agendaNumber } from '../../../domain/agenda.ts';
import { addDays } from '../../../domain/city-time.ts';
import { fact, knownFact, type Want } from '../../kernel/fact.ts';
import { dispositionTexts } from './disposition-texts.ts';
import { finishStep, fromWords, goTo, readDay, type StepDialogue, type StepScene } from '../office/index.ts';
import { today } from '../requests/index.ts';
import { inWords, type Next } from '../../kernel/dialogue.ts';

/** Where numbers are given out: in which year, for which service. */
type Numbering = Pick<StepScene, 'at' | 'context' | 'request'>;
type Proposed = { no: number; number: string };

const dateOf = ({ at, context }: Omit<Numbering, 'request'>): string => at.on ?? today(context);
const yearOf = (scene: Omit<Numbering, 'request'>): number => Number(dateOf(scene).slice(0, 4));

const numbered = (scene: Numbering, no: number): string =>
  agendaNumber(scene.context.settings.agendaPattern, {
    no,
    service: scene.request.service,
    date: dateOf(scene),
  });

const isTaken = (scene: Numbering, number: string, no: number | null): boolean =>
  fact(scene.context, { fact: 'agenda_taken', year: yearOf(scene), number, no });

/** Numbers of an older pattern may happen to look like one of this; a few tries find the next that does not. */
const tries = 5;

/** The numbers that may be proposed, once the last one given out is known. */
const candidates = (last: number): number[] => Array.from({ length: tries }, (_, more) => last + 1 + more);

/**
 * What the question for a number needs: the year's last one, and with request and that known which of the next are taken; of
 * an answer, an option of the question or words, whether it is.
 */
export const agendaNeeds = (
  { request, ...where }: Omit<Numbering, 'request'> & { request: Numbering['request'] | null | undefined },
  given: readonly string[],
): Want[] => {
  const lastWant = { fact: 'agenda_last', year: yearOf(where) } as const;
  if (!request) return [lastWant];
  const scene = { ...where, request };
  const taken = (number: string, no: number | null): Want => ({
    fact: 'agenda_taken',
    year: lastWant.year,
    number,
    no,
  });
  const pattern = where.context.settings.agendaPattern;
  const entered = given.map((words) => {
    const [, no] = /^no\.(\d+)$/.exec(words) ?? [];
    return no === undefined ? words.trim().replace(/\s+/g, ' ') : numbered(scene, Number(no));
  });
  const last = knownFact(where.context, lastWant);
  const next = last === undefined ? [] : candidates(last);
  return [
    lastWant,
    ...entered.map((number) => taken(number, agendaNoOf(pattern, number))),
    ...next.map((no) => taken(numbered(scene, no), no)),
  ];
};

/** The next number that is free in the year of the agenda's date. */
export const proposed = (scene: Numbering): Proposed => {
  const last = fact(scene.context, { fact: 'agenda_last', year: yearOf(scene) });
  const free = candidates(last).find((no) => !isTaken(scene, numbered(scene, no), no));
  const no = free ?? last + 1 + tries;
  return { no, number: numbered(scene, no) };
};

/** Enters a number; words that hold no digit and a number in use are asked again, with the next free one offered. */
const entered = (scene: StepScene, typed: string): Next<'staff'> => {
  const number = typed.replace(/\s+/g, ' ');
  if (!/\p{N}/u.test(number))
    return { refuse: dispositionTexts.agendaNoDigit(number, proposed(scene).number) };
  const no = agendaNoOf(scene.context.settings.agendaPattern, number);
  if (isTaken(scene, number, no))
    return { refuse: dispositionTexts.agendaTaken(number, proposed(scene).number) };
  const on = dateOf(scene);
  const note = dispositionTexts.agendaNote(number, on === today(scene.context) ? null : on);
  return finishStep(scene, 'register', { agenda: { number, no, on }, note });
};

const dateOptions = [
  {
    id: 'day.0',
    get label() {
      return dispositionTexts.agendaButtons.today;
    },
  },
  {
    id: 'day.1',
    get label() {
      return dispositionTexts.agendaButtons.yesterday;
    },
  },
];

/** The agenda number, proposed by the city's pattern and free to be overtyped, and its date (Pasal 12 ayat (2) huruf b). */
export const agenda: StepDialogue = {
  first: 'number',
  stages: {
    number: {
      reading: inWords,
      ask: (scene) => {
        const { no, number } = proposed(scene);
        return {
          text: dispositionTexts.agendaQuestion(number, dateOf(scene)),
          options: [
            { id: `no.${no}`, label: number },
            { id: 'date', label: dispositionTexts.agendaButtons.otherDate },
          ],
        };
      },
      take: (scene, given) => {
        if (given.choice === 'date') return goTo(scene, { stage: 'date' });
        const [, no] = /^no\.(\d+)$/.exec(given.choice ?? '') ?? [];
        if (no !== undefined) return entered(scene, numbered(scene, Number(no)));
        return fromWords(given, (words) => entered(scene, words), { min: 1, max: 80 });
      },
    },
    date: {
      ask: () => ({ text: dispositionTexts.agendaDateQuestion, options: dateOptions }),
      take: (scene, { choice, words }) => {
        const day = today(scene.context);
        if (choice !== null)
          return goTo(scene, { stage: 'number', on: choice === 'day.1' ? addDays(day, -1) : day });
        if (words === null) return null;
        const read = readDay(words, dispositionTexts.agendaDateLabel, { to: 0 }, scene.context);
        return read.ok ? goTo(scene, { stage: 'number', on: read.value }) : { refuse: read.say };
      },
    },
  },
};
