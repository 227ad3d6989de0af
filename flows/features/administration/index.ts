import type { Feature } from '../../kernel/feature.ts';
import type { MenuEntry } from '../services/index.ts';
import { beginAdministration, isAdministrator } from './begin.ts';
import { administrationTexts } from './texts.ts';
import { administration as place } from './place.ts';
import { openIncidentOf } from './incident-button.ts';

export { readAdministration } from './read-administration.ts';
export { administer } from './stage.ts';

/** An administrator's work in the chat. */
export const administration: Feature = {
  places: [place],
  buttons: { sign: openIncidentOf },
  commands: { administrasi: { take: ({ session, context }) => beginAdministration(session, context) } },
};

/** An administrator's work, in their menu. */
export const administrationEntry: MenuEntry = {
  option: () => ({ id: 'administration', label: administrationTexts.openAdministration }),
  may: isAdministrator,
  take: ({ session, context }) => beginAdministration(session, context),
};
