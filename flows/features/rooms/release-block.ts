import { keepsResource } from '../../../domain/room-keeper.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { answer } from '../inbox/place.ts';
import type { StaffTurn } from '../inbox/turn.ts';
import { blockGone, blockPeriod, blockReleased } from './block-texts.ts';
import { notYoursToBlock } from './rooms-texts.ts';

/** Ends a block, for whoever keeps its resource. */
export const releaseBlock = (turn: StaffTurn, blockId: string): Move => {
  const { context, staff } = turn;
  const block = fact(context, { fact: 'block', id: blockId });
  if (!block) return answer(turn, { text: blockGone });
  if (!keepsResource(staff, block.resource)) return answer(turn, { text: notYoursToBlock });
  return answer(turn, { text: blockReleased(block.resource, blockPeriod(block)) }, [
    { type: 'release_block', blockId },
  ]);
};
