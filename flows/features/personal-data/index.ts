import { chosen } from '../../kernel/chosen.ts';
import type { Asked, Feature, Turn } from '../../kernel/feature.ts';
import type { When } from '../../kernel/look-ahead.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import { linked } from './ask.ts';
import { myData, whoLooked } from './my-data.ts';
import { dataWish, type DataWish } from './wish.ts';

export { personTexts } from './person-texts.ts';
export { dataTexts } from './texts.ts';
export { mostLooks } from './facts-and-effects.ts';

const leadsTo: Record<DataWish, (turn: Turn) => Move> = {
  menu: () => ({ to: { name: 'my_data', ask: 'menu' } }),
  looks: ({ context }) => whoLooked(context),
  copy: ({ context }) => linked('copy', context),
  portability: ({ context }) => linked('portability', context),
  erasure: ({ context }) => linked('erasure', context),
  correction: () => ({ to: { name: 'my_data', ask: 'which' } }),
  withdrawal: () => ({ to: { name: 'my_data', ask: 'withdrawal' } }),
  objection: () => ({ to: { name: 'my_data', ask: 'objection' } }),
};

/** The wish of a text, where words of one's own are no answer to anything. */
const wishOf = ({ session, event, context }: Turn): DataWish | null => {
  if (event.kind !== 'text') return null;
  const { words, inForm } = placeAt(session.at, context);
  if (words !== undefined || inForm !== undefined || chosen(session, event) !== null) return null;
  return dataWish(event.text);
};

const mayWish: When = {
  text: true,
  where: ({ words, inForm }) => words === undefined && inForm === undefined,
};

/** What somebody asks about their own data, in any words; in a form or a message to people they are its words. */
export const readDataWish: Asked = {
  when: mayWish,
  read: (turn) => {
    const wish = wishOf(turn);
    return wish === null ? null : leadsTo[wish](turn);
  },
};

/** A person's rights over their data (UU 27/2022 Pasal 5–13). */
export const personalData: Feature = {
  places: [myData],
  needs: [{ when: mayWish, wants: (turn) => (wishOf(turn) === 'looks' ? [{ fact: 'my_accesses' }] : []) }],
};
