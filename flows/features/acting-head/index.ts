import type { Feature } from '../../kernel/feature.ts';
import type { MenuEntry } from '../services/index.ts';
import { acting, beginActing, mayNameActing } from './acting-head.ts';
import { actingTexts } from './acting-texts.ts';

/** Who stands in for the head. */
export const actingHead: Feature = {
  places: [acting],
  commands: {
    plh: { take: ({ session, context }) => beginActing(session, context) },
    plt: { take: ({ session, context }) => beginActing(session, context) },
  },
};

/** The naming of who stands in for the head, in the menu of those who may name them. */
export const actingEntry: MenuEntry = {
  option: () => ({ id: 'acting', label: actingTexts.buttons.open }),
  may: mayNameActing,
  take: ({ session, context }) => beginActing(session, context),
};
