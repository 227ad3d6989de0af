import { choices } from '../../../app/render-text.ts';
import type { Message, Option } from '../../../flows/kernel/message.ts';
import { channelTexts } from '../../../flows/pages/channels.ts';
import type { Content, Row } from './content.ts';

const mostButtons = 3;
const mostRows = 10;
const longest = { buttonTitle: 20, buttonBody: 1024, rowTitle: 24, rowDescription: 72 };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const cut = (text: string, limit: number): string =>
  text.length <= limit
    ? text
    : `${text
        .slice(0, limit - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;

/** The row that shows the next page; it says which delivery's list it goes on, because its message is no delivery itself. */
const nextPage = (deliveryId: string, page: number): string => `p.${page}.${deliveryId}`;

/** The page a row of ours turns to, and of which delivery; null for any other row. */
export const pageIn = (id: string): { page: number; deliveryId: string } | null => {
  const [, page, deliveryId] = /^p\.(\d{1,3})\.(\d{1,18})$/.exec(id) ?? [];
  return page === undefined || deliveryId === undefined ? null : { page: Number(page), deliveryId };
};

const rowOf = ({ id, label }: Option): Row => {
  const title = oneLine(label);
  return title.length <= longest.rowTitle
    ? { id, title }
    : { id, title: cut(title, longest.rowTitle), description: cut(title, longest.rowDescription) };
};

const isButton = ({ label }: Option): boolean => oneLine(label).length <= longest.buttonTitle;
const titles = (options: Option[]): number => new Set(options.map(({ label }) => oneLine(label))).size;

/** The options that fit under the text as buttons, choices first; null when the choices do not all fit. */
const buttonsOf = (options: Option[], nav: Option[], body: string): Option[] | null => {
  const fits =
    options.length <= mostButtons &&
    options.every(isButton) &&
    titles(options) === options.length &&
    body.length <= longest.buttonBody;
  if (!fits) return null;
  const all = [...options, ...nav.filter(isButton)].slice(0, mostButtons);
  return all.length > 0 && titles(all) === all.length ? all : null;
};

const listOf = (body: string, rows: Row[]): Content => ({
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: body },
    action: { button: channelTexts.openList, sections: [{ title: channelTexts.choices, rows }] },
  },
});

type Page = { rows: Row[]; from: number; to: number; of: number };

/** One page of the rows: nine and the way to the next, the last one what is left, with Kembali and Batal where there is room. */
const pageOf = (options: Option[], nav: Option[], deliveryId: string, page: number): Page => {
  const whole = options.length <= mostRows;
  const size = whole ? mostRows : mostRows - 1;
  const from = page * size;
  const shown = options.slice(from, from + size);
  const to = from + shown.length;
  const more = options.length - to;
  // One that is left alone takes the place of the way to it.
  if (more === 1) shown.push(...options.slice(to));
  const last = more <= 1;
  const end = last ? options.length : to;
  const turn: Row = {
    id: nextPage(deliveryId, page + 1),
    title: channelTexts.nextPage,
    description: channelTexts.rows(to + 1, Math.min(to + size, options.length)),
  };
  const rows = [...shown.map(rowOf), ...(last ? nav.map(rowOf) : [turn])].slice(0, mostRows);
  return { rows, from: from + 1, to: end, of: options.length };
};

const pressable = (message: Message) => {
  const seen = new Set<string>();
  const fresh = ({ id }: Option): boolean => !seen.has(id) && Boolean(seen.add(id));
  return {
    options: choices(message)
      .filter(({ kind }) => kind !== 'line')
      .filter(fresh),
    nav: (message.options ?? []).filter(({ kind }) => kind === 'nav').filter(fresh),
  };
};

/** Whether there is anything to press under a message. */
export const hasChoices = (message: Message): boolean => {
  const { options, nav } = pressable(message);
  return options.length + nav.length > 0;
};

/** The text with what can be pressed under it: three short choices as buttons, more as a list, none as text. */
export const withChoices = (body: string, message: Message, deliveryId: string): Content => {
  const { options, nav } = pressable(message);
  if (options.length + nav.length === 0) return { type: 'text', text: { body, preview_url: false } };
  const buttons = buttonsOf(options, nav, body);
  if (!buttons) return listOf(body, pageOf(options, nav, deliveryId, 0).rows);
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: body },
      action: {
        buttons: buttons.map(({ id, label }) => ({ type: 'reply', reply: { id, title: oneLine(label) } })),
      },
    },
  };
};

/** A further page of a message's list; null when there is none. */
export const furtherPage = (message: Message, deliveryId: string, page: number): Content | null => {
  const { options, nav } = pressable(message);
  const { rows, from, to, of } = pageOf(options, nav, deliveryId, page);
  return page < 1 || from > of ? null : listOf(channelTexts.rowsOf(from, to, of), rows);
};
