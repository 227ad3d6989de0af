import type { Effect } from '../../kernel/effect.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { isIdle } from '../../kernel/places.ts';

/** Leaves whatever the person was doing and says something; its buttons can be typed as numbers. */
export const rest = (message: Message, effects: readonly Effect[] = []): Move => ({
  to: { name: 'menu' },
  ask: message,
  effects,
});

/**
 * Answers a button without taking a person out of a form or dialogue. Only where there are buttons: elsewhere the answer's
 * options are numbers, and a typed number must mean the list last shown.
 */
export const answer = (
  { session, context }: Pick<Turn, 'session' | 'context'>,
  message: Message,
  effects: readonly Effect[] = [],
): Move =>
  context.can.buttons && !isIdle(session, context) ? { say: [message], effects } : rest(message, effects);
