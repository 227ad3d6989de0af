import { stateWords } from '../../domain-words.ts';
import { hideNik } from '../../../domain/nik.ts';
import { isOpen, longestMessage, mostMessages } from '../../../domain/relay.ts';
import type { StoredFile } from '../../fields/answer.ts';
import type { Context } from '../../kernel/context.ts';
import type { Sent } from '../../kernel/dialogue.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import { judgeSent, operatorsConcerned } from '../office/index.ts';
import { type RequestView, serviceFace } from '../requests/index.ts';
import { relayTexts } from './relay-texts.ts';
import { replyAlert } from './talk-alerts.ts';

/** What an applicant has for a unit: words, a file, or a file with words. */
export type Said = { text: string; file?: StoredFile };

/** What was sent as a message to a unit, the sentence that refuses it, or null for what is none. */
export type ReadMessage = { said: Said; more?: string } | { refuse: string } | null;

/** Words as a message to a unit. */
export const readText = (words: string): ReadMessage => {
  const text = hideNik(words.trim());
  if (!/[\p{L}\p{N}]/u.test(text)) return { refuse: relayTexts.replyTooShort };
  return [...text].length > longestMessage
    ? { refuse: relayTexts.replyTooLong(longestMessage) }
    : { said: { text } };
};

/** A file is a message with its caption; of files sent together the first. */
export const readSent = (sent: Sent, context: Context): ReadMessage => {
  if (sent.kind === 'album') {
    const [file, ...others] = sent.files;
    const first = file ? readSent({ kind: 'file', ...file }, context) : null;
    return first && 'said' in first && others.length + sent.lost.length > 0
      ? { ...first, more: relayTexts.replyOnlyOne }
      : first;
  }
  if (sent.kind !== 'file') return null;
  const judged = judgeSent(relayTexts.replyFileWanted, sent, context);
  if ('refuse' in judged) return judged;
  const text = hideNik(sent.caption?.trim() ?? '').slice(0, longestMessage);
  return { said: { text, file: judged.file } };
};

/** The applicant's message on its way to the unit and all that work on the request, or why it cannot go. */
export const passOn = (
  request: RequestView,
  said: Said,
  context: Context,
): { sentence: string; effects: Effect[] } => {
  const { number, state } = request;
  if (!isOpen(request))
    return { sentence: relayTexts.replyClosed(number, stateWords[state].label), effects: [] };
  const { today } = fact(context, { fact: 'relay', requestId: request.id });
  if (today.applicant >= mostMessages.applicant)
    return { sentence: relayTexts.replyTooMany(mostMessages.applicant), effects: [] };
  return {
    sentence: relayTexts.replySent(number),
    effects: [
      {
        type: 'relay',
        requestId: request.id,
        contactId: request.contactId,
        from: { sender: 'applicant' },
        ...said,
      },
      {
        type: 'alert',
        to: operatorsConcerned(request, context.catalogue.city.units),
        messages: replyAlert(request, serviceFace(context, request.service), said),
      },
    ],
  };
};
