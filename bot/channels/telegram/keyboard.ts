import { isOfQuestion } from '../../../flows/kernel/ask.ts';
import type { Option } from '../../../flows/kernel/message.ts';

export type Button = { text: string; callback_data: string };
export type Keyboard = { inline_keyboard: Button[][] };

const mostRows = 8;
const widestRow = 30;
const mostInRow = 3;

/** A button that has done its work and does nothing more. */
export const spent = '-';

const pageData = (page: number): string => `p.${page}`;

/** The page a button of ours turns to; null for any other button. */
export const pageIn = (data: string): number | null => {
  const page = /^p\.(\d{1,3})$/.exec(data)?.[1];
  return page === undefined ? null : Number(page);
};

const buttonOf = ({ id, label }: Option): Button => ({ text: label, callback_data: id });

/** Short labels side by side, long ones in a row of their own. */
const rowsOf = (options: readonly Option[]): Button[][] => {
  const rows: Button[][] = [];
  for (const option of options) {
    const row = rows.at(-1);
    const width = (row ?? []).reduce((sum, { text }) => sum + text.length, option.label.length);
    if (row && row.length < mostInRow && width <= widestRow) row.push(buttonOf(option));
    else rows.push([buttonOf(option)]);
  }
  return rows;
};

const turning = (page: number, pages: number): Button[] => [
  ...(page > 0 ? [{ text: `« ${page}/${pages}`, callback_data: pageData(page - 1) }] : []),
  ...(page + 1 < pages ? [{ text: `${page + 2}/${pages} »`, callback_data: pageData(page + 1) }] : []),
];

const isCell = ({ kind }: Option): boolean => kind === 'cell' || kind === 'blank';

/** Cells in rows of `columns`; a blank does nothing, and the last row is filled up so that columns stay under each other. */
const gridOf = (cells: readonly Option[], columns: number): Button[][] => {
  const buttons = cells.map(({ kind, id, label }) => ({
    text: label,
    callback_data: kind === 'blank' ? spent : id,
  }));
  const missing = (columns - (buttons.length % columns)) % columns;
  const filled = [
    ...buttons,
    ...Array.from({ length: missing }, () => ({ text: '·', callback_data: spent })),
  ];
  return Array.from({ length: filled.length / columns }, (_, row) =>
    filled.slice(row * columns, (row + 1) * columns),
  );
};

/** A grid with what else can be chosen under it, Kembali and Batal last; it is never cut into pages. */
const gridKeyboard = (options: readonly Option[], columns: number): Keyboard => ({
  inline_keyboard: [
    ...gridOf(options.filter(isCell), columns),
    ...rowsOf(options.filter(({ kind }) => kind === undefined)),
    ...rowsOf(options.filter(({ kind }) => kind === 'nav')),
  ],
});

/**
 * The buttons of a message: at most eight rows, the rest on further pages; Kembali and Batal stand at the end of each.
 * With `columns` cells stand in a grid.
 */
export const keyboardOf = (options: readonly Option[], page = 0, columns?: number): Keyboard | null => {
  if (columns !== undefined && options.some(isCell)) return gridKeyboard(options, columns);
  const choices = rowsOf(options.filter(({ kind }) => kind !== 'nav'));
  const nav = options.filter(({ kind }) => kind === 'nav').map(buttonOf);
  const ends = nav.length > 0 ? [nav] : [];
  if (choices.length + ends.length === 0) return null;
  if (choices.length + ends.length <= mostRows) return { inline_keyboard: [...choices, ...ends] };
  const size = mostRows - ends.length - 1;
  const pages = Math.ceil(choices.length / size);
  const at = Math.min(page, pages - 1);
  const rows = choices.slice(at * size, (at + 1) * size);
  return { inline_keyboard: [...rows, turning(at, pages), ...ends] };
};

const isLasting = ({ callback_data }: Button): boolean => !isOfQuestion(callback_data);

/** A keyboard without the buttons of an answered question: what may be pressed at any time stays. */
export const withoutQuestion = ({ inline_keyboard }: Keyboard): Keyboard => ({
  inline_keyboard: inline_keyboard.map((row) => row.filter(isLasting)).filter((row) => row.length > 0),
});

/**
 * The keyboard of a question after `pressed` was pressed: what was chosen stands there, without effect. Null when
 * nothing is to be changed: buttons that may be pressed at any time stay as they are.
 */
export const keyboardAfter = (keyboard: Keyboard, pressed: string): Keyboard | null => {
  const button = keyboard.inline_keyboard.flat().find(({ callback_data }) => callback_data === pressed);
  if (!button || isLasting(button)) return null;
  const { inline_keyboard } = withoutQuestion(keyboard);
  return {
    inline_keyboard: [
      ...inline_keyboard,
      [{ text: `✓ ${button.text.replace(/^✓ /, '')}`, callback_data: spent }],
    ],
  };
};

/** The number of the question a button belongs to; null for a lasting one. */
export const questionIn = (data: string): number | null => {
  const no = /^q(\d+)\./.exec(data)?.[1];
  return no === undefined ? null : Number(no);
};
