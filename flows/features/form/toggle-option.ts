import type { Move } from '../../kernel/move.ts';
import { afresh, type ItemTurn } from './item-turn.ts';
import { pickedOf } from './item-question.ts';

/** An option of several switched on or off: the list is shown again with it. */
export const toggled = ({ at, draft }: ItemTurn, option: string): Move => {
  const picked = pickedOf(at, draft);
  const next = picked.includes(option) ? picked.filter((id) => id !== option) : [...picked, option];
  return { to: { ...afresh(at), picked: next }, again: true };
};
