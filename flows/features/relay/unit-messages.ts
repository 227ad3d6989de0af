import type { StoredFile } from '../../fields/answer.ts';
import type { Message } from '../../kernel/message.ts';
import type { RequestView } from '../requests/index.ts';
import { relayTexts } from './relay-texts.ts';

/** A unit's message as the applicant reads it, by role and the unit's name only, its file before it. */
export const unitMessages = (
  { number }: Pick<RequestView, 'number'>,
  { unit, text, file }: { unit: string; text: string; file?: StoredFile },
): [...Message[], Message] => [
  ...(file
    ? [
        {
          text: relayTexts.unitFile(number),
          file: { sha256: file.sha256, name: file.name, mime: file.mime },
        },
      ]
    : []),
  { text: relayTexts.unitMessage(number, unit, text) },
];
