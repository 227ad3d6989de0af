import type { Feature } from '../../kernel/feature.ts';
import { beginAdministration } from './begin.ts';
import { administration as place } from './place.ts';

/** An administrator's work in the chat. */
export const administration: Feature = {
  places: [place],
  commands: { administrasi: { take: ({ session, context }) => beginAdministration(session, context) } },
};
