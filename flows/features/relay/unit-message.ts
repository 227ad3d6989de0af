import { unitName } from '../../../domain/unit.ts';
import { buttons } from '../../labels.ts';
import type { Context } from '../../kernel/context.ts';
import type { EventOf } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { isFree } from '../../kernel/places.ts';
import { relayTexts } from './relay-texts.ts';
import { unitMessages } from './unit-messages.ts';

/**
 * The message beside a question that stays what it is: with a button where buttons work at any time, with a word where
 * choices are typed numbers and would be taken for an answer.
 */
const besideOther = ({ options, ...message }: Message, { can }: Pick<Context, 'can'>): Message =>
  can.buttons
    ? { ...message, ...(options ? { options } : {}), footer: relayTexts.replyNow }
    : { ...message, footer: relayTexts.replyByWord };

/** A unit's message: a question that may be answered when nothing else is going on, and otherwise news beside it. */
export const takeUnitMessage = (event: EventOf<'unit_message'>, { session, context }: Turn): Move | null => {
  const request = fact(context, { fact: 'request', id: event.requestId });
  if (request?.contactId !== context.contact.id) return null;
  const { id, number } = request;
  const { unit, text, file } = event;
  const notice = { kind: 'unit_message', about: number } as const;
  const name = unitName(context.catalogue.city.units, unit);
  const messages = unitMessages(request, { unit: name, text, ...(file ? { file } : {}) });
  const before = messages.slice(0, -1);
  const message: Message = {
    text: messages.at(-1)?.text ?? '',
    options: [{ id: `reply.${id}`, label: buttons.reply }],
  };
  return isFree(session, context)
    ? {
        to: { name: 'answerable', requestId: id },
        ask: { ...message, footer: relayTexts.replyFooter },
        say: before,
        notice,
      }
    : { say: [...before, besideOther(message, context)], notice };
};
