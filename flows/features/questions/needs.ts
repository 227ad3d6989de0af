import type { Event } from '../../kernel/event.ts';
import type { Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import type { AtOf } from '../../kernel/session.ts';

/** Of a question that is written: what waits already, or the one it is about. */
export const humanNeeds = ({ questionId }: AtOf<'human'>, event: Event | null): readonly Want[] => {
  if (questionId !== undefined) return [{ fact: 'question', id: questionId }];
  return event === null ? [] : [{ fact: 'my_questions' }];
};

/** Of a button on a question the question, of an answer too; of *pertanyaan* what waits for this member of staff. */
export const questionsNeeds = ({ event, context }: Turn, { button, command }: Heard): Want[] => {
  if (event.kind === 'question_answer') return [{ fact: 'question', id: event.questionId }];
  const [prefix, , id = ''] = button?.split('.') ?? [];
  if (prefix === 'tanya') return [{ fact: 'question', id }];
  const { staff } = context.contact;
  return command === 'pertanyaan' && staff ? [{ fact: 'open_questions', staff }] : [];
};
