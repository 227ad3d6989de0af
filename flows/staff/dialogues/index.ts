import type { Step } from '../act.ts';
import { agendaNote, agendaQuestion, completeQuestion, startQuestion } from '../texts.ts';
import { completion } from './completion.ts';
import type { Dialogue, StepInput } from './dialogue.ts';
import { disposition } from './disposition.ts';
import { resultFile } from './result-file.ts';
import { rejection } from './rejection.ts';
import { wordsStage } from './words.ts';

const oneQuestion = (stage: Dialogue['stages'][string]): Dialogue => ({
  first: 'words',
  stages: { words: stage },
});

// The log keeps notes, not agenda numbers: the note says it there.
const agenda = (words: string): StepInput => {
  const agendaNumber = words.replace(/\s+/g, ' ');
  return { agendaNumber, note: agendaNote(agendaNumber) };
};

/** What each step asks before it is taken; null: it is taken at once. */
export const dialogues: Record<Step, Dialogue | null> = {
  verify: null,
  request_completion: completion,
  reject: rejection,
  register: oneQuestion(wordsStage(agendaQuestion, agenda, { min: 1, max: 40 })),
  dispose: disposition,
  start: oneQuestion(wordsStage(startQuestion, (note) => ({ note }))),
  complete: {
    ...oneQuestion(wordsStage(completeQuestion, (note) => ({ note }), { min: 3, max: 1000 })),
    file: resultFile,
  },
};
