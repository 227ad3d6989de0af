import type { Feature } from '../../kernel/feature.ts';
import { card } from './card.ts';
import { elsewhere } from './elsewhere.ts';
import { menuWith, startWith, type MenuEntry } from './menu.ts';
import { services as list } from './services.ts';
import { openingNeeds } from './needs.ts';
import { resume } from './resume.ts';
import { suggest } from './suggest.ts';
import { verify } from './verify.ts';

export type { MenuEntry } from './menu.ts';
export { readOpenWords, readUnknownWish } from './open-words.ts';

/** The way to a service: the menu, with what other features add to it, the lists, what words hint at, a service's
 * card, an unsent draft of it, and for internal ones the proof of being a civil servant. */
export const servicesWith = (entries: readonly MenuEntry[]): Feature => {
  const menu = menuWith(entries);
  return {
    places: [startWith(menu), menu, list, suggest, elsewhere, card, resume, verify],
    needs: openingNeeds,
    commands: {
      menu: {
        also: ['menu utama', 'ke menu', 'kembali ke menu', 'menu awal', 'daftar layanan', 'home'],
        take: () => ({ to: { name: 'menu' } }),
      },
      start: { take: () => ({ to: { name: 'menu' } }) },
    },
  };
};
