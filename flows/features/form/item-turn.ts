import { cityDate } from '../../../domain/city-time.ts';
import { expandExample } from '../../fields/example.ts';
import { formTexts } from './texts.ts';
import { acceptAnswer } from './accept-answer.ts';
import type { Scene } from '../../kernel/dialogue.ts';
import type { Draft } from './draft.ts';
import type { Reading } from '../../fields/field.ts';
import type { Item } from './items.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';

type At = AtOf<'item'>;

/** What an item works with. */
export type Asked = { item: Item; draft: Draft };

/** One item of the form while it is asked or answered. */
export type ItemTurn = Scene<'item', Asked>;

/** The place without what only the last refusal left there. */
export const afresh = ({ key, from, picked, month, day }: At): At => ({
  name: 'item',
  key,
  from,
  ...(picked ? { picked } : {}),
  ...(month ? { month } : {}),
  ...(day ? { day } : {}),
});

/** After the third try the example stands alone, and a human is near. */
const hints = ({ item, context }: ItemTurn, said: string): string[] => {
  if (!item.field || item.sensitive) return [formTexts.helpHint];
  const example = expandExample(item.field.example, cityDate(context.now, context.tz));
  const chosenOf = ['choice', 'multi_choice', 'yes_no'].includes(item.field.type);
  // Bold ends with the line, and how many names there are to be is not the example's to say.
  return chosenOf || said.includes(example) || example.includes('\n')
    ? [formTexts.helpHint]
    : [formTexts.exampleAgain(example), formTexts.helpHint];
};

/** The same question again, after the sentence that refuses what was given. */
export const refused = (turn: ItemTurn, say: string): Move => {
  const wrong = turn.session.wrong + 1;
  const intro = [say, ...(wrong >= 3 ? hints(turn, say) : [])].join('\n');
  return { to: afresh(turn.at), intro, session: { wrong } };
};

/** On with the form, back to the question, or a question about what was read. */
export const answered = (turn: ItemTurn, reading: Reading): Move => {
  if (reading.ok === true) return acceptAnswer(turn.draft, turn.item, reading.value, turn.context);
  if (reading.ok === 'ask')
    return { to: { ...afresh(turn.at), unlikely: reading.value }, intro: reading.say };
  const move = refused(turn, reading.say);
  const { offers, watch } = reading;
  const left = { ...(offers ? { offers } : {}), ...(watch ? { watch } : {}) };
  return { ...move, to: { ...afresh(turn.at), ...left } };
};
