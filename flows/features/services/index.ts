import type { Feature } from '../../kernel/feature.ts';
import { card } from './card.ts';
import { menu, start } from './menu.ts';
import { services as list } from './services.ts';
import { suggest } from './suggest.ts';

/** The way to a service: the menu, the lists, what words hint at, a service's card. */
export const services: Feature = {
  places: [start, menu, list, suggest, card],
  commands: {
    menu: {
      also: ['menu utama', 'ke menu', 'kembali ke menu', 'menu awal', 'daftar layanan', 'home'],
      take: () => ({ to: { name: 'menu' } }),
    },
    start: { take: () => ({ to: { name: 'menu' } }) },
  },
};
