import { stateWords } from '../../domain-words.ts';
import { ownRequest, requestTexts, serviceFace } from '../requests/index.ts';
import { z } from 'zod';
import { isOpen } from '../../../domain/relay.ts';
import { relayTexts } from './relay-texts.ts';
import { buttons } from '../../labels.ts';
import { besideReply } from '../questions/index.ts';
import { beginWithdraw } from '../status/index.ts';
import { leftAt } from '../../kernel/aside.ts';
import { goBack } from '../form/index.ts';
import { Left } from '../../kernel/session.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, leavingOptions, type Next, type Scene, type Stage } from '../../kernel/dialogue.ts';
import { fact } from '../../kernel/fact.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import type { Session } from '../../kernel/session.ts';
import { answerableNeeds, replyNeeds } from './needs.ts';
import { passOn, readSent, readText, type ReadMessage } from './pass-on.ts';

const answerableAt = z.strictObject({
  name: z.literal('answerable'),
  requestId: z.string(),
});

const replyAt = z.strictObject({
  name: z.literal('reply'),
  requestId: z.string().optional(),
  back: Left.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    answerable: z.infer<typeof answerableAt>;
    reply: z.infer<typeof replyAt>;
  }
}

type ReplyAt = AtOf<'reply'>;

/** *Balas petugas*, from a message however old; an aside of whatever is going on. */
export const beginReply = (requestId: string, session: Session, context: Context): Move => {
  const here = leftAt(session, context);
  const request = ownRequest(requestId, context);
  if (!request) return { to: goBack(here.back, context), intro: requestTexts.notYours };
  if (!isOpen(request))
    return {
      to: goBack(here.back, context),
      intro: relayTexts.replyClosed(request.number, stateWords[request.state].label),
    };
  return { to: { name: 'reply', requestId, ...here } };
};

/** *balas*: to the request a unit has written about, or which one; null when no unit has written, for then it is a word like any other. */
export const replyByWord = (session: Session, context: Context): Move | null => {
  const written = fact(context, { fact: 'written_about' });
  const [only, ...others] = written;
  if (!only) return null;
  return others.length === 0
    ? beginReply(only.id, session, context)
    : { to: { name: 'reply', ...leftAt(session, context) } };
};

/** Back to the question, which is asked again after what is said. */
const back = ({ back: left }: ReplyAt, context: Context, intro: string): Move => {
  const to = goBack(left, context);
  return to.name === 'menu' ? { to: { name: 'start' }, quiet: true, intro } : { to, intro };
};

/** Why nothing can be written any more about the request; null while it can. */
const closedTo = ({ requestId }: ReplyAt, context: Context): string | null => {
  const request = requestId === undefined ? null : ownRequest(requestId, context);
  return request === null || isOpen(request)
    ? null
    : relayTexts.replyClosed(request.number, stateWords[request.state].label);
};

const take = ({ at, context }: Scene<'reply'>, read: () => ReadMessage): Next<'reply'> => {
  const request = at.requestId === undefined ? null : ownRequest(at.requestId, context);
  if (!request) return null;
  const message = read();
  if (!message || 'refuse' in message) return message;
  const { sentence, effects } = passOn(request, message.said, context);
  const more = message.more !== undefined && effects.length > 0 ? [message.more] : [];
  return { ...back(at, context, [sentence, ...more].join('\n')), effects };
};

const whichRequest: Stage<'reply'> = {
  reading: () => 'exact',
  ask: ({ context }) => {
    const options = fact(context, { fact: 'written_about' }).map(({ id, number, service }) => ({
      id: `reply.${id}`,
      label: relayTexts.replyLine(number, serviceFace(context, service).title),
    }));
    return { text: relayTexts.replyWhich, options: [...options, { id: 'back', label: buttons.back }] };
  },
  // The buttons mean the same anywhere and have been read before.
  take: () => null,
};

const message: Stage<'reply'> = {
  reading: () => 'exact',
  ask: ({ at: { requestId = '' }, context }) => {
    const request = ownRequest(requestId, context);
    return {
      text: request ? relayTexts.replyQuestion(request.number) : requestTexts.notYours,
      options: [leavingOptions.back],
    };
  },
  take: (scene, { words }) => take(scene, () => (words === null ? null : readText(words))),
  takeSent: (scene, sent) => take(scene, () => readSent(sent, scene.context)),
};

/** The applicant's message to the unit: one text or one file, and on with whatever was going on. */
export const reply = dialogue<'reply'>({
  name: 'reply',
  at: replyAt,
  needs: replyNeeds,
  traits: { remarks: 'none', aside: true, words: 'message', albums: () => true },
  enter: ({ at, context }) => {
    const closed = closedTo(at, context);
    return closed === null ? {} : { barred: back(at, context, closed) };
  },
  stageOf: ({ at }) => (at.requestId === undefined ? whichRequest : message),
  leave: ({ at, context }) => ({ to: goBack(at.back, context) }),
});

/** A unit has written: what is typed without *Balas petugas* is read as in the menu. */
export const answerable: Place<'answerable'> = {
  name: 'answerable',
  openWords: 'all',
  remarks: 'none',
  at: answerableAt,
  needs: answerableNeeds,
  free: 'idle',
  noReturn: true,
  asksNews: true,
  show(at, context) {
    const request = ownRequest(at.requestId, context);
    if (!request) return { messages: [{ text: requestTexts.notYours }] };
    const open = isOpen(request) ? [{ id: `reply.${request.id}`, label: buttons.reply }] : [];
    const options = [...open, { id: 'menu', label: buttons.menu }];
    return { messages: [{ text: relayTexts.answerable(request.number), options }] };
  },
  // Words that mean nothing else here are most likely meant for the officer: they are offered to go there.
  take: (at, event, context, session) =>
    (event.kind === 'text' ? beginWithdraw(at.requestId, event.text, context) : null) ??
    besideReply(at, event, session),
};
