import type { Outgoing, OutgoingFile } from '../../../app/channel.ts';
import { asListText } from '../../../app/render-text.ts';
import { notices } from '../../../flows/notices.ts';
import { channelTexts } from '../../../flows/pages/channels.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { textParts } from '../kit/cut-text.ts';
import { hasChoices, withChoices } from './choices.ts';
import type { Content } from './content.ts';

/** One message as Meta takes it: content that is ready, or a file that has to be uploaded first. */
export type Part = { content: Content } | { file: OutgoingFile; caption?: string };

const longestText = 4096;
const longestCaption = 1024;
const longestFileName = 240;
const mostImageBytes = 5 * 1024 * 1024;

const words = (body: string): Part => ({ content: { type: 'text', text: { body, preview_url: false } } });

/**
 * A message as the parts Meta takes, in order. Every choice stands in the text with its number, so that it can be typed;
 * what can be pressed is under the last part.
 */
export const compose = ({ message, file, deliveryId }: Outgoing): Part[] => {
  const text = asListText(message);
  const pressed = hasChoices(message);
  if (file && !pressed && text.length <= longestCaption)
    return [{ file, ...(text.trim() === '' ? {} : { caption: text }) }];
  const parts = textParts(text, longestText);
  const ending = parts.pop() ?? '…';
  const before = parts.map(words);
  const end: Part = { content: withChoices(ending, message, deliveryId) };
  if (!file) return [...before, end];
  return pressed ? [...before, { file }, end] : [...before, end, { file }];
};

/**
 * The kind a file goes up as: Meta takes pictures, PDF, office documents and plain text; of other text (a calendar entry)
 * phones know the kind by its name.
 */
export const uploadType = (mime: string): string => (mime.startsWith('text/') ? 'text/plain' : mime);

/** What is said in place of a file Meta does not take. */
export const withoutFile = ({ file, caption }: Extract<Part, { file: unknown }>): Content => {
  const told = channelTexts.fileNotSent(file.name);
  return { type: 'text', text: { body: [caption, told].filter(Boolean).join('\n\n'), preview_url: false } };
};

/** An uploaded file as a message: small photos as such, everything else as a document under its name. */
export const fileContent = (id: string, { file, caption }: Extract<Part, { file: unknown }>): Content => {
  const said = caption === undefined ? {} : { caption };
  const isImage = ['image/jpeg', 'image/png'].includes(file.mime) && file.bytes.length <= mostImageBytes;
  if (isImage) return { type: 'image', image: { id, ...said } };
  return { type: 'document', document: { id, filename: file.name.slice(-longestFileName), ...said } };
};

/** The template that tells of a message outside the 24 hours; null when the message is no news of a kind we have one for. */
export const announcement = ({ notice }: Message): Content | null => {
  if (!notice) return null;
  // Meta refuses parameters that are empty, have line breaks or more than four spaces in a row.
  const about = notice.about.replace(/\s+/g, ' ').trim() || '-';
  return {
    type: 'template',
    template: {
      name: notices[notice.kind].template,
      language: { code: 'id' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: about }] }],
    },
  };
};
