import { z } from 'zod';
import type { StaffMember } from '../../../domain/role.ts';
import type { Unit } from '../../../domain/unit.ts';
import type { QuestionState, QuestionView } from './question.ts';

/** What reaches somebody who asked. */
export const questionEvents = [
  /** The office has answered; they may write again. */
  z.strictObject({
    kind: z.literal('question_answer'),
    questionId: z.string(),
    unit: z.string(),
    text: z.string(),
  }),
] as const;
type QuestionAnswer = z.infer<(typeof questionEvents)[number]>;

declare module '../../kernel/event.ts' {
  interface HouseEvents {
    question_answer: QuestionAnswer;
  }
}

declare module '../../kernel/fact.ts' {
  interface Wants {
    question: { id: string };
    /** This contact's own questions. */
    my_questions: {};
    /** Questions that wait for a member of staff. */
    open_questions: { staff: StaffMember };
  }
  interface Facts {
    question: QuestionView | null;
    /** Those not closed and those of the last days, the newest first. */
    my_questions: QuestionView[];
    /** The oldest first, at most a page; `count` stops at a hundred. */
    open_questions: { questions: QuestionView[]; count: number };
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** A question is kept, its words sealed. */
    ask_question: {
      id: string;
      number: string;
      unit: Unit;
      requestId: string | null;
      asker: QuestionView['asker'];
      /** Of an objection the ISO date by which it is to be answered. */
      dueOn?: string;
      text: string;
    };
    /** A question moves on: asked again, answered, passed on to a unit, closed. An answer becomes an event of the asker's session. */
    question_step: {
      questionId: string;
      contactId: string;
      /** The version the step was decided on; another one makes the whole turn start over. */
      version: number;
      to: QuestionState;
      unit: Unit;
      /** null: who asked. */
      by: { staffId: string; unit: Unit } | null;
      text: string;
    };
  }
}
