import type { Shown } from '../phone.ts';
import type { Entity } from './html.ts';
import type { KeyboardKey, Seen } from './seen.ts';

const marks: Record<string, string> = { bold: '*', italic: '_' };

/** Text with its formatting written out in the markup the flows use: *bold* and _italic_. */
const markedUp = (text: string, entities: Entity[]): string => {
  const put = entities.flatMap(({ type, offset, length }) => {
    const mark = marks[type] ?? '';
    return [
      { at: offset, mark, closes: 0 },
      { at: offset + length, mark, closes: 1 },
    ];
  });
  const fromTheEnd = put.sort((a, b) => b.at - a.at || a.closes - b.closes);
  return fromTheEnd.reduce((marked, { at, mark }) => marked.slice(0, at) + mark + marked.slice(at), text);
};

const links = ({ entities, buttons }: Seen): string[] =>
  [...entities.map(({ url }) => url), ...buttons.map(({ url }) => url)].filter(
    (url) => typeof url === 'string',
  );

const optionsOf = ({ buttons }: Seen): Shown['options'] =>
  buttons.filter(({ data }) => data !== null).map(({ label, data }) => ({ id: data ?? '', label }));
const keysOf = (keys: KeyboardKey[] | null): Shown['options'] =>
  (keys ?? []).map(({ label }) => ({ id: label, label }));

/** The messages of one turn as the one message the flows meant, with everything that can be pressed. */
export const asShown = (turn: Seen[]): Shown => {
  const last = turn.at(-1);
  return {
    seq: last?.id ?? 0,
    id: String(last?.id ?? 0),
    at: new Date(last?.at ?? 0).toISOString(),
    text: turn.map((seen) => [markedUp(seen.text, seen.entities), ...links(seen)].join('\n')).join('\n\n'),
    options: turn.flatMap((seen) => [...optionsOf(seen), ...keysOf(seen.keyboard)]),
  };
};
