import type { Feature } from '../../kernel/feature.ts';
import { block } from './block.ts';
import { move } from './move.ts';

/** Rooms and equipment as staff keep them: blocks, and moving what a request holds. */
export const rooms: Feature = { places: [block, move] };
