import type { Unit } from '../../../domain/unit.ts';

/** Where a question stands. */
export const questionStates = ['asked', 'passed_on', 'answered', 'closed'] as const;
export type QuestionState = (typeof questionStates)[number];

/** One thing that was written or done about a question; `unit` is the staff's, or where it was passed on to. */
export type QuestionMessage = {
  what: QuestionState;
  unit: Unit | null;
  text: string;
  /** ISO */
  at: string;
};

/** A question somebody asked the office, as conversation and staff need it. Instants are ISO. */
export type QuestionView = {
  id: string;
  number: string;
  state: QuestionState;
  version: number;
  /** The unit that is to answer. */
  unit: Unit;
  contactId: string;
  /** The request it is about, if it is about one. */
  requestNumber: string | null;
  requestId?: string;
  asker: { name: string | null; phone: string | null };
  /** The last ones, oldest first. */
  messages: QuestionMessage[];
  /** An objection (UU 14/2008 Pasal 36): the head answers it by this ISO date. */
  dueOn?: string;
  askedAt: string;
  /** When it entered its present state. */
  since: string;
};

/** Whether somebody waits for the office's word. */
export const isWaiting = ({ state }: Pick<QuestionView, 'state'>): boolean =>
  state === 'asked' || state === 'passed_on';

/** The longest text of a question or an answer, in characters. */
export const longestQuestion = 1500;
/** So many questions of one person may wait for an answer at the same time. */
export const mostWaiting = 5;
