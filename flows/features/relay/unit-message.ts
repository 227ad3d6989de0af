import { relayLabels, replyByWord, replyFooter, replyNow, unitFile, unitMessage } from './relay-texts.ts';
import { ask } from '../../kernel/ask.ts';
import type { Context, RequestView } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Event } from '../../kernel/event.ts';
import type { Message } from '../../kernel/message.ts';
import type { Result } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';

type UnitMessage = Extract<Event, { kind: 'unit_message' }>;

/** A unit's message as the applicant reads it, by role and unit only, its file before it; both are news of the request. */
export const messageFromUnit = (
  { id, number }: Pick<RequestView, 'id' | 'number'>,
  { unit, text, file }: UnitMessage,
): { file: Effect[]; message: Message } => {
  const notice = { kind: 'unit_message' as const, about: number };
  const sent = file && { sha256: file.sha256, name: file.name, mime: file.mime };
  return {
    file: sent ? [{ type: 'say', message: { text: unitFile(number), file: sent, notice } }] : [],
    message: {
      text: unitMessage(number, unit, text),
      options: [{ id: `reply.${id}`, label: relayLabels.reply }],
      notice,
    },
  };
};

/** The message as the present question of somebody who is in the middle of nothing. */
export const answerableNow = (
  session: Session,
  { id }: Pick<RequestView, 'id'>,
  message: Message,
): Result => {
  const asked = ask(
    { ...session, at: { name: 'answerable', requestId: id }, wrong: 0 },
    { ...message, footer: replyFooter },
  );
  return { session: asked.session, effects: [asked.say] };
};

/**
 * The message beside a question that stays what it is: with a button where buttons work at any time, with a word where
 * choices are typed numbers and would be taken for an answer.
 */
export const besideOther = ({ options, ...message }: Message, { can }: Pick<Context, 'can'>): Message =>
  can.buttons
    ? { ...message, ...(options ? { options } : {}), footer: replyNow }
    : { ...message, footer: replyByWord };
