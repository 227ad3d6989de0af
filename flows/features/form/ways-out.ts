import { cityDate } from '../../../domain/city-time.ts';
import { expandExample } from '../../fields/example.ts';
import { buttons } from '../../labels.ts';
import type { GivenAnswer } from '../../kernel/dialogue.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { draftOf, until } from './form.ts';
import { afresh, isNumberMeant, type ItemTurn } from './item-turn.ts';
import { formTexts } from './texts.ts';

/** Refused so often in a row, somebody is offered the ways out. */
const often = 2;

const isWritten = ({ item: { field, sensitive } }: Pick<ItemTurn, 'item'>): boolean =>
  field !== undefined && !sensitive && !['choice', 'multi_choice', 'yes_no'].includes(field.type);

/** The ways out of a question that has refused its answer twice; where a number is the answer they are no numbered choices. */
export const waysOut = (
  turn: Pick<ItemTurn, 'item' | 'at' | 'draft' | 'context'> & { wrong: number },
): Option[] => {
  if (turn.wrong < often) return [];
  const kind = isNumberMeant(turn) ? { kind: 'nav' as const } : {};
  return [
    ...(isWritten(turn) ? [{ id: 'way.example', label: buttons.seeExample, ...kind }] : []),
    { id: 'way.menu', label: buttons.otherService, ...kind },
    { id: 'way.human', label: buttons.human, ...kind },
    { id: 'way.later', label: buttons.later, ...kind },
  ];
};

/** Where the way out leads that was chosen: nothing of the form is lost on any of them. */
export const takeWayOut = (turn: ItemTurn, { choice }: GivenAnswer): Move | null => {
  const { at, item, draft, context } = turn;
  switch (choice) {
    case 'way.example': {
      const example = expandExample(item.field?.example ?? '', cityDate(context.now, context.tz));
      return { to: afresh(at), intro: formTexts.exampleAgain(example), session: { wrong: 1 } };
    }
    case 'way.menu':
      return { to: { name: 'menu' } };
    case 'way.human':
      return { to: { name: 'human' } };
    case 'way.later': {
      const { title } = draftOf(context).service;
      return {
        to: { name: 'start' },
        quiet: true,
        say: [{ text: formTexts.paused(title, until(draft, context)) }],
      };
    }
    case null:
    default:
      return null;
  }
};
