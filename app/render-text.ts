import type { Message, Option } from '../flows/kernel/message.ts';

type Choice = { number: number; option: Option };

const unnumbered: Option['kind'][] = ['nav', 'cell', 'blank'];

/** The options a person can name by number, in order: the number typed is the place here, whatever the channel shows. */
export function choices(message: Message): Option[] {
  return (message.options ?? []).filter((option) => !unnumbered.includes(option.kind));
}

/** A message for a channel without buttons: text, every choice as a numbered line, footer in small print. */
export function asListText(message: Message): string {
  return paragraphs(message.text, lines(numbered(message)), smallPrint(message.footer));
}

/** A message for a channel with buttons: only `line` options stand in the text, the rest (`nav` too) are buttons. */
export function asButtonText(message: Message): { text: string; buttons: Option[] } {
  const written = numbered(message).filter(({ option }) => option.kind === 'line');
  return {
    text: paragraphs(message.text, lines(written), smallPrint(message.footer)),
    buttons: (message.options ?? []).filter((option) => option.kind !== 'line'),
  };
}

function numbered(message: Message): Choice[] {
  return choices(message).map((option, index) => ({ number: index + 1, option }));
}

function lines(list: Choice[]): string {
  return list.map(({ number, option }) => `${number}. ${option.label.replace(/\s*\n\s*/g, ' ')}`).join('\n');
}

/** WhatsApp's italics end with the line, so every line gets its own pair of marks, unless it brought them. */
function smallPrint(footer = ''): string {
  return footer
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line === '' || hasItalics(line) ? line : `_${line}_`))
    .join('\n');
}

function hasItalics(line: string): boolean {
  return /(^|[^\p{L}\p{N}_])_\S(.*\S)?_($|[^\p{L}\p{N}_])/u.test(line);
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}
