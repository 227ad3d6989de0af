import { keepsResource } from '../../../domain/room-keeper.ts';
import { fact } from '../../kernel/fact.ts';
import type { Result } from '../../kernel/result.ts';
import { answer } from '../inbox/place.ts';
import type { StaffTurn } from '../inbox/turn.ts';
import { blockGone, blockPeriod, blockReleased } from './block-texts.ts';
import { notYoursToBlock } from './rooms-texts.ts';

/** Ends a block, for whoever keeps its resource. */
export const releaseBlock = ({ session, context, staff }: StaffTurn, blockId: string): Result => {
  const block = fact(context, { fact: 'block', id: blockId });
  if (!block) return answer(session, context, { text: blockGone });
  if (!keepsResource(staff, block.resource)) return answer(session, context, { text: notYoursToBlock });
  return answer(session, context, { text: blockReleased(block.resource, blockPeriod(block)) }, [
    { type: 'release_block', blockId },
  ]);
};
