import { ask } from '../../kernel/ask.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message } from '../../kernel/message.ts';
import type { Result } from '../../kernel/result.ts';
import type { At, Session } from '../../kernel/session.ts';

const idle: At['name'][] = ['start', 'menu', 'sent', 'status', 'help', 'information', 'answerable'];

/** Leaves whatever the person was doing and says something; its buttons can be typed as numbers. */
export const rest = (session: Session, message: Message, effects: Effect[] = []): Result => {
  const asked = ask({ ...session, at: { name: 'menu' }, wrong: 0 }, message);
  return { session: asked.session, effects: [...effects, asked.say] };
};

/**
 * Answers a button without taking a person out of a form or dialogue. Only where there are buttons: elsewhere the answer's
 * options are numbers, and a typed number must mean the list last shown.
 */
export const answer = (
  session: Session,
  context: Context,
  message: Message,
  effects: Effect[] = [],
): Result =>
  context.can.buttons && !idle.includes(session.at.name)
    ? { session, effects: [...effects, { type: 'say', message }] }
    : rest(session, message, effects);
