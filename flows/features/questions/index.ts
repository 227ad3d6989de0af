import type { Feature } from '../../kernel/feature.ts';
import { answered, replyToAnswer, takeAnswer } from './answered.ts';
import { questionEvents } from './facts-and-effects.ts';
import { human } from './human.ts';
import { listQuestions } from './list.ts';
import { questionsNeeds } from './needs.ts';
import { type QuestionAct } from './shown.ts';
import { mayObject, objection, objectionNeeds } from './objection.ts';
import { pressQuestion, staffQuestion } from './staff-question.ts';

export { askAgain, askQuestion } from './ask.ts';
export { besideReply } from './beside-reply.ts';
export { ownQuestion } from './human.ts';
export { listQuestions } from './list.ts';
export { readObjection } from './objection.ts';
export { questionTexts } from './texts.ts';

const acts: readonly string[] = ['see', 'answer', 'pass', 'close'] satisfies QuestionAct[];

/** Questions to the office: each has a number and a state, staff answer, pass on and close them in chat. */
export const questions: Feature = {
  places: [human, answered, staffQuestion, objection],
  needs: [
    {
      when: { events: ['question_answer'], buttons: ['tanya'], commands: ['pertanyaan'] },
      wants: questionsNeeds,
    },
    { when: mayObject, wants: objectionNeeds },
  ],
  commands: {
    pertanyaan: { also: ['daftar pertanyaan', 'pertanyaan masuk', 'pertanyaan warga'], take: listQuestions },
  },
  buttons: {
    tanya: (option, turn) => {
      const [, act = '', id = ''] = option.split('.');
      if (act === 'reply') return replyToAnswer(id, turn.session, turn);
      return acts.includes(act) ? pressQuestion(act as QuestionAct, id, turn) : null;
    },
  },
  events: questionEvents,
  house: { question_answer: takeAnswer },
};
