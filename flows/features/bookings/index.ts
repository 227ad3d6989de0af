import type { Feature } from '../../kernel/feature.ts';
import { answerMove } from './answer-move.ts';

/** The applicant's side of what is booked: their answer to a proposed move. */
export const bookings: Feature = {
  buttons: {
    move: (option, turn) => {
      const [, id = '', answer] = option.split('.');
      return answerMove(id, answer === 'yes', turn);
    },
  },
};
