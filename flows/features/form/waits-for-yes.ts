import type { AtOf } from '../../kernel/session.ts';

/** Whether what was read waits for a yes before it is stored. */
export const waitsForYes = ({ unlikely, several }: Pick<AtOf<'item'>, 'unlikely' | 'several'>): boolean =>
  unlikely !== undefined || several !== undefined;
