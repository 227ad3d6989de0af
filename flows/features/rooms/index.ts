import { cityDate } from '../../../domain/city-time.ts';
import type { Feature } from '../../kernel/feature.ts';
import type { MenuEntry } from '../services/index.ts';
import { roomsOption } from './rooms-link.ts';
import { roomsTexts } from './rooms-texts.ts';
import { moveAnswerNeeds } from '../bookings/index.ts';
import { answerMove } from './answer-move.ts';
import { block } from './block.ts';
import { move } from './move.ts';

export { answerMove } from './answer-move.ts';
export { findMovable, mayMove } from './movable.ts';
export { readPeriod } from './move-when.ts';
export { dayWant, movableNeeds, moveNeeds, weekWant } from './needs.ts';
export { moveReads, propose } from './propose.ts';
export { readRoomsLink, type RoomsLink } from './rooms-link.ts';
export { beginMove, roomsByWord, roomsNamed, roomsStep } from './rooms-step.ts';

/** Rooms and equipment as staff keep them: blocks, and moving what a request holds. */
export const rooms: Feature = {
  places: [block, move],
  needs: [{ when: { buttons: ['move'] }, wants: moveAnswerNeeds }],
  buttons: {
    // The applicant's answer to a proposed move.
    move: (option, turn) => {
      const [, id = '', answer] = option.split('.');
      return answerMove(id, answer === 'yes', turn);
    },
  },
};

/** Today's bookings, in the menu of staff. */
export const roomsEntry: MenuEntry = {
  option: ({ now, tz }) => roomsOption(roomsTexts.labels.open, { opens: 'day', date: cityDate(now, tz) }),
  may: ({ contact }) => contact.staff !== null,
};
