import { cityDate } from '../../../domain/city-time.ts';
import { expandExample } from '../../fields/example.ts';
import { buttons } from '../../labels.ts';
import type { Context } from '../../kernel/context.ts';
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

const leading = (kind: { kind?: 'nav' }): Option[] => [
  { id: 'way.menu', label: buttons.otherService, ...kind },
  { id: 'way.human', label: buttons.human, ...kind },
  { id: 'way.later', label: buttons.later, ...kind },
];

/** The ways out of a question that has refused its answer twice; where a number is the answer they are no numbered choices. */
export const waysOut = (
  turn: Pick<ItemTurn, 'item' | 'at' | 'draft' | 'context'> & { wrong: number },
): Option[] => {
  if (turn.wrong < often) return [];
  const kind = isNumberMeant(turn) ? { kind: 'nav' as const } : {};
  return [
    ...(isWritten(turn) ? [{ id: 'way.example', label: buttons.seeExample, ...kind }] : []),
    ...leading(kind),
  ];
};

/** The same for a question whose example is said with the refusal. */
export const waysOutOfDetails = (wrong: number): Option[] => (wrong < often ? [] : leading({}));

/** Where a way out of the form leads: nothing of it is lost on any of them. */
export const wayOutOfForm = (choice: string | null, context: Context): Move | null => {
  switch (choice) {
    case 'way.menu':
      return { to: { name: 'menu' } };
    case 'way.human':
      return { to: { name: 'human' } };
    case 'way.later': {
      const { draft, service } = draftOf(context);
      return {
        to: { name: 'start' },
        quiet: true,
        say: [{ text: formTexts.paused(service.title, until(draft, context)) }],
      };
    }
    case null:
    default:
      return null;
  }
};

/** Where the way out of an item leads that was chosen. */
export const takeWayOut = ({ at, item, context }: ItemTurn, { choice }: GivenAnswer): Move | null => {
  if (choice !== 'way.example') return wayOutOfForm(choice, context);
  const example = expandExample(item.field?.example ?? '', cityDate(context.now, context.tz));
  return { to: afresh(at), intro: formTexts.exampleAgain(example), session: { wrong: 1 } };
};
