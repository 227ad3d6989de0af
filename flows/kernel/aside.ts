import type { Context } from './context.ts';
import { formPlaces, goOn } from '../features/form/form.ts';
import { allItems } from '../features/form/items.ts';
import { At, type Session } from './session.ts';

const asides: At['name'][] = [
  'help',
  'human',
  'reopen',
  'withdraw',
  'answerable',
  'reply',
  'comment',
  'staff',
];

/** Where an aside begun now goes back to: here, or from within another aside to where that one does. */
export const leftAt = ({ at }: Session): { back?: { name: string } } => {
  if ('back' in at) return at.back ? { back: at.back } : {};
  return asides.includes(at.name) ? {} : { back: at };
};

const isThere = (at: At, { draft, catalogue }: Context): boolean => {
  if (!formPlaces.includes(at.name)) return true;
  const service = draft?.state === 'open' ? catalogue.byCode.get(draft.service) : undefined;
  if (!service) return false;
  return at.name !== 'item' || allItems(service).some(({ key }) => key === at.key);
};

/** The question an aside was begun at, when it is still one; otherwise the unsent form, or the menu. */
export const goBack = (back: { name: string } | undefined, context: Context): At => {
  const read = At.safeParse(back);
  return read.success && isThere(read.data, context) ? read.data : goOn(context);
};
