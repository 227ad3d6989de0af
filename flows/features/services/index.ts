import type { Feature } from '../../kernel/feature.ts';
import { card } from './card.ts';
import { elsewhere } from './elsewhere.ts';
import { menuWith, startWith, type MenuEntry } from './menu.ts';
import { services as list } from './services.ts';
import { openService } from './open-service.ts';
import { openingNeeds } from './needs.ts';
import { resume } from './resume.ts';
import { startOver } from './start-over.ts';
import { suggest } from './suggest.ts';
import { verify } from './verify.ts';

export { agree, agreeNeeds } from './agree.ts';
export { askerIn } from './asker.ts';
export type { MenuEntry } from './menu.ts';
export { heardAt, mendOpening } from './mend-opening.ts';
export { kept, openService } from './open-service.ts';
export { readOpenWords, readUnknownWish } from './open-words.ts';
export { sopTexts } from './sop-texts.ts';
export { servicesTexts } from './texts.ts';

/** The way to a service: the menu, with what other features add to it, the lists, what words hint at, a service's
 * card, an unsent draft of it, and for internal ones the proof of being a civil servant. */
export const servicesWith = (entries: readonly MenuEntry[]): Feature => {
  const menu = menuWith(entries);
  return {
    places: [startWith(menu), menu, list, suggest, elsewhere, card, resume, startOver, verify],
    needs: [{ when: { where: ({ inForm }) => inForm === undefined }, wants: openingNeeds }],
    buttons: {
      open: (option, { context }) => {
        const service = context.catalogue.byCode.get(option.slice('open.'.length));
        return service ? openService(service, context) : null;
      },
    },
    commands: {
      menu: {
        also: ['home'],
        means: ['leave_service'],
        take: () => ({ to: { name: 'menu' } }),
      },
      'mulai ulang': {
        means: ['start_over'],
        take: ({ context: { draft } }) =>
          draft?.state === 'open' && draft.requestId === null
            ? { to: { name: 'start_over', service: draft.service, draftId: draft.id } }
            : { to: { name: 'menu' } },
      },
      start: { take: () => ({ to: { name: 'menu' } }) },
    },
  };
};
