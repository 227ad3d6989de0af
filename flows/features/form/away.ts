import type { Context } from '../../kernel/context.ts';

/** Somebody who writes again after this long may not know what was asked. */
const awayHours = 12;

/** Whether the person has been away so long that words of theirs need not be the answer to what was asked then. */
export const wasAway = ({ lastSeenAt, now }: Pick<Context, 'lastSeenAt' | 'now'>): boolean =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() > awayHours * 3_600_000;
