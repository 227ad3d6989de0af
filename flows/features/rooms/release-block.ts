import { keepsResource } from '../../../domain/room-keeper.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { secretariatName } from '../requests/index.ts';
import { answer, type StaffTurn } from '../office/index.ts';
import { blockTexts } from './block-texts.ts';
import { labelOf } from './make-block.ts';
import { roomsTexts } from './rooms-texts.ts';

/** Ends a block, for whoever keeps its resource. */
export const releaseBlock = (turn: StaffTurn, blockId: string): Move => {
  const { context, staff } = turn;
  const block = fact(context, { fact: 'block', id: blockId });
  if (!block) return answer(turn, { text: blockTexts.gone });
  if (!keepsResource(staff, block.resource, context.catalogue.city.resources))
    return answer(turn, { text: roomsTexts.notYoursToBlock(secretariatName(context)) });
  return answer(
    turn,
    { text: blockTexts.released(labelOf(block.resource, context), blockTexts.period(block)) },
    [{ type: 'release_block', blockId }],
  );
};
