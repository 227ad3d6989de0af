import { asButtonText } from '../../../app/render-text.ts';
import type { Outgoing } from '../../../app/channel.ts';
import type { Option } from '../../../flows/kernel/message.ts';
import { keyboardOf } from './keyboard.ts';
import type { Markup } from './port.ts';
import { longestText, plainOf, runsOf, sliced, splitRuns, type Run } from './rich-text.ts';

/** One message as Telegram takes it. A document's runs are its caption. */
export type Part = { runs: Run[]; markup?: Markup; file?: { name: string; bytes: Buffer } };

const longestCaption = 1024;
const shareContact = 'Bagikan kontak';
const acknowledged = 'Baik.';

/** The one key that sends one's own contact, and the other choices as words that mean the same when typed. */
const contactKeys = (options: readonly Option[]): Markup => ({
  keyboard: [
    [{ text: shareContact, request_contact: true }],
    ...options.map(({ label }) => [{ text: label }]),
  ],
  resize_keyboard: true,
  one_time_keyboard: true,
});

const words = (text: string): Run[] => [{ text, styles: [] }];
const orDots = (parts: Run[][]): Run[][] => (parts.length > 0 ? parts : [words('…')]);

const lastWith = (parts: Part[], markup: Markup | null): Part[] =>
  markup ? parts.map((part, index) => (index === parts.length - 1 ? { ...part, markup } : part)) : parts;

const withFile = (runs: Run[], file: { name: string; bytes: Buffer }): Part[] => {
  const caption = plainOf(runs).length <= longestCaption;
  return caption
    ? [{ runs, file }]
    : [...splitRuns(runs, longestText).map((part) => ({ runs: part })), { runs: [], file }];
};

/**
 * Keys under the phone's keyboard go only with a message that has no buttons of its own: what comes first of the text
 * takes them away, or a word does.
 */
const takingKeysAway = (parts: Part[]): Part[] => {
  const [first, ...others] = parts;
  if (!first) return parts;
  if (!first.markup && !first.file) return [{ ...first, markup: { remove_keyboard: true } }, ...others];
  const at = first.file ? -1 : plainOf(first.runs).indexOf('\n\n');
  const head = at > 0 ? sliced(first.runs, 0, at) : words(acknowledged);
  const rest = at > 0 ? { ...first, runs: sliced(first.runs, at + 2) } : first;
  return [{ runs: head, markup: { remove_keyboard: true } }, rest, ...others];
};

/** A message as the parts Telegram takes, in order; the buttons are on the last. `keys`: a contact key is still shown. */
export const compose = ({ message, file }: Outgoing, { keys }: { keys: boolean }): Part[] => {
  const { text, buttons } = asButtonText(message);
  const runs = runsOf(text);
  const parts: Part[] = file ? withFile(runs, file) : orDots(splitRuns(runs)).map((part) => ({ runs: part }));
  const markup = message.askContact ? contactKeys(buttons) : keyboardOf(buttons, 0, message.columns);
  const composed = lastWith(parts, markup);
  return keys && !message.askContact ? takingKeysAway(composed) : composed;
};
