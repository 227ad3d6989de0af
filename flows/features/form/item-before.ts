import { monthOf } from '../../../domain/month.ts';
import type { At as AnyAt } from '../../kernel/session.ts';
import { draftOf } from './form.ts';
import type { ItemTurn } from './item-turn.ts';
import { visibleItems } from './items.ts';
import { monthAt } from './slot/slot-choice.ts';

/** Before the first item: the applicant's details, the card of an internal service, the request being completed. */
const beforeItems = ({ draft, context }: ItemTurn): AnyAt => {
  if (draft.requestId) return { name: 'status', requestId: draft.requestId };
  return draftOf(context).service.audience === 'external'
    ? { name: 'details', key: 'confirm' }
    : { name: 'card', service: draft.service };
};

/** From a day to its month, back to the review without a change, or to the item before. */
export const back = (turn: ItemTurn): AnyAt => {
  const { at, item, context, draft } = turn;
  if (item.field?.type === 'slot' && at.day !== undefined) return monthAt(at, monthOf(at.day));
  if (at.from === 'review') return { name: 'review' };
  const items = visibleItems(draftOf(context).service, draft);
  const before = items[items.findIndex(({ key }) => key === at.key) - 1];
  return before ? { name: 'item', key: before.key, from: 'form' } : beforeItems(turn);
};
