import { readPlace } from '../../kernel/aside.ts';
import type { Context } from '../../kernel/context.ts';
import type { At } from '../../kernel/session.ts';
import { goOn } from './form.ts';
import { allItems } from './items.ts';
import { isInForm } from './traits.ts';

const isThere = (at: At, context: Context): boolean => {
  if (!isInForm(at, context)) return true;
  const { draft, catalogue } = context;
  const service = draft?.state === 'open' ? catalogue.byCode.get(draft.service) : undefined;
  if (!service) return false;
  return at.name !== 'item' || allItems(service).some(({ key }) => key === at.key);
};

/** The question an aside was begun at, when it is still one; otherwise the unsent form, or the menu. */
export const goBack = (back: { name: string } | undefined, context: Context): At => {
  const at = readPlace(back, context);
  return at && isThere(at, context) ? at : goOn(context);
};
