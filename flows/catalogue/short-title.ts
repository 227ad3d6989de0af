import type { Service } from './service.ts';

/** A service in a few letters, as it stands beside every question of its form. */
export const shortTitle = ({ short, title }: Pick<Service, 'short' | 'title'>): string => short ?? title;
