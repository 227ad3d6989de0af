import type { Feature } from '../../kernel/feature.ts';
import { answerMove } from './answer-move.ts';
import { moveAnswerNeeds } from './needs.ts';

/** The applicant's side of what is booked: their answer to a proposed move. */
export const bookings: Feature = {
  needs: moveAnswerNeeds,
  buttons: {
    move: (option, turn) => {
      const [, id = '', answer] = option.split('.');
      return answerMove(id, answer === 'yes', turn);
    },
  },
};
