import { lengthOf } from './fold.ts';
import type { Message } from './message.ts';

/** What one message may hold, in characters as the longest way of showing it has them. */
export const longestShown = 900;

const optionRoom = 5;

/** How long a message is; `listed`: its choices are lines of the text, not buttons. */
export const shownLength = ({ text, options = [], footer = '' }: Message, listed: boolean): number => {
  const lines = listed ? options.filter(({ kind }) => kind !== 'cell' && kind !== 'blank') : [];
  const ofLines = lines.reduce((sum, { label }) => sum + lengthOf(label) + optionRoom, 0);
  return lengthOf(text) + ofLines + lengthOf(footer) + 4;
};

/** Where a text may be parted, the best first: between paragraphs, lines, sentences, words. */
const borders = ['\n\n', '\n', '. ', ' '];

const headOf = (text: string, room: number): string => {
  const within = [...text].slice(0, room).join('');
  for (const border of borders) {
    const at = within.lastIndexOf(border);
    // A first part of a few words would be torn off for nothing.
    if (at > room / 3) return within.slice(0, border === '. ' ? at + 1 : at);
  }
  return within;
};

/** A quotation that is parted goes on as one. */
const goesOn = (head: string, rest: string): string =>
  head.split('\n').at(-1)?.startsWith('> ') && !rest.startsWith('> ') ? `> ${rest}` : rest;

/** A text in parts of at most `room` characters, the last of at most `lastRoom`; none of it is left out. */
export const parted = (text: string, room: number, lastRoom = room): string[] => {
  const parts: string[] = [];
  let rest = text;
  while ([...rest].length > lastRoom) {
    const head = headOf(rest, Math.min(room, Math.max([...rest].length - 1, 1)));
    parts.push(head.trimEnd());
    rest = goesOn(head, rest.slice(head.length).replace(/^\s+/, ''));
  }
  return [...parts, rest];
};
