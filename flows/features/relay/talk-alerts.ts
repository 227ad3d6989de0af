import { quotedLines } from '../../../domain/quotation.ts';
import { type RequestView, type ServiceFace, shownFile } from '../requests/index.ts';
import { hideNik } from '../../../domain/nik.ts';
import type { StoredFile } from '../../fields/answer.ts';
import type { Message } from '../../kernel/message.ts';
import { actOption, stepTexts } from '../office/index.ts';
import { relayTexts } from './relay-texts.ts';

/** What the applicant has written to the unit, by number and service only: no name and no number of theirs. */
export const replyAlert = (
  { id, number }: Pick<RequestView, 'id' | 'number'>,
  { title }: Pick<ServiceFace, 'title'>,
  { text, file }: { text: string; file?: StoredFile },
): Message[] => [
  ...(file ? [{ text: relayTexts.replyFile(number), file: shownFile(file) }] : []),
  {
    text: [
      `${stepTexts.alertHead(relayTexts.replyAlertTitle, title)}\n${number}`,
      ...(text ? [quotedLines(hideNik(text))] : []),
    ].join('\n\n'),
    options: [actOption('write', id), actOption('talk', id), actOption('see', id)],
  },
];

/** What a unit has noted for the others that work on a request. */
export const noteAlert = (
  { id, number }: Pick<RequestView, 'id' | 'number'>,
  { title }: Pick<ServiceFace, 'title'>,
  { unit, text }: { unit: string; text: string },
): Message[] => [
  {
    text: `${stepTexts.alertHead(relayTexts.noteAlertTitle, title)}\n${number}\n${relayTexts.noteFrom(unit)}\n\n${quotedLines(hideNik(text))}`,
    options: [actOption('see', id), actOption('note', id)],
  },
];
