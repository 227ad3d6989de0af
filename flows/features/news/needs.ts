import type { Want } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import { isFree } from '../../kernel/places.ts';
import { completionNeeds } from '../completion/index.ts';

/** Of news about a request: the request, and what is to be asked of it. */
export const newsNeeds = ({ session, event, context }: Turn): Want[] => {
  if (event.kind !== 'news') return [];
  const { requestId, news } = event;
  return [
    { fact: 'request', id: requestId },
    ...(news === 'move_proposed' ? [{ fact: 'open_move', of: { requestId } } as const] : []),
    ...(news === 'needs_completion' && isFree(session, context) ? completionNeeds(requestId, context) : []),
  ];
};
