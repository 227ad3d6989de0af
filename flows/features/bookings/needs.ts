import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';

/** Of the answer to a proposed move: the move, and then its request. */
export const moveAnswerNeeds = ({ context }: Turn, { button }: Heard): Want[] => {
  const [prefix, id = ''] = button?.split('.') ?? [];
  if (prefix !== 'move') return [];
  const want = { fact: 'open_move', of: { id } } as const;
  const move = knownFact(context, want);
  return [want, ...(move ? [{ fact: 'request', id: move.requestId } as const] : [])];
};
