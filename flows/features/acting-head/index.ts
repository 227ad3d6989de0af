import type { Feature } from '../../kernel/feature.ts';
import { acting, beginActing } from './acting-head.ts';

/** Who stands in for the head. */
export const actingHead: Feature = {
  places: [acting],
  commands: {
    plh: { take: ({ session, context }) => beginActing(session, context) },
    plt: { take: ({ session, context }) => beginActing(session, context) },
  },
};
