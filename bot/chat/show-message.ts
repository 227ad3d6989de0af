import type { ChatMessage } from './client.ts';

const codes = { bold: [1, 22], italic: [3, 23], green: [32, 39], cyan: [36, 39] } as const;
type Style = keyof typeof codes;
type Paint = (style: Style, text: string) => string;

const painted: Paint = (style, text) =>
  `\x1b[${String(codes[style][0])}m${text}\x1b[${String(codes[style][1])}m`;

const plain: Paint = (_style, text) => text;

const marks: [RegExp, Style][] = [
  [/(?<![\p{L}\p{N}])\*(?=\S)([^\n*]*\S)\*(?![\p{L}\p{N}])/gu, 'bold'],
  [/(?<![\p{L}\p{N}/])_(?=\S)([^\n]*?\S)_(?![\p{L}\p{N}])/gu, 'italic'],
];

/** A message of the bot for a terminal, its choices as `buttons` where they do not stand in the text; with `colours` marks become bold and italics. */
export function showMessage(
  message: ChatMessage,
  { buttons: shown, colours }: { buttons: boolean; colours: boolean },
): string {
  const paint = colours ? painted : plain;
  const marked = colours
    ? marks.reduce(
        (text, [mark, style]) => text.replace(mark, (_all, inner: string) => paint(style, inner)),
        message.text,
      )
    : message.text;
  const buttons = shown
    ? message.options.map(({ label }, index) => paint('cyan', `[/${String(index + 1)} ${label}]`)).join(' ')
    : '';
  const file = message.file ? paint('cyan', `[${message.file.name}] ${message.file.url}`) : '';
  const [first = '', ...rest] = [file, marked, buttons]
    .filter((part) => part !== '')
    .join('\n')
    .split('\n');
  return [`${paint('green', 'bot')} │ ${first}`, ...rest.map((line) => `    │ ${line}`)].join('\n');
}
