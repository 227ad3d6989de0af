import { badRequest } from './refusal.ts';

/** A stretch of formatted text, counted in UTF-16 units as Telegram does. */
export type Entity = { type: string; offset: number; length: number; url?: string; language?: string };
export type Formatted = { text: string; entities: Entity[] };

type Open = { tag: string; entity: Partial<Entity>; offset: number };
type Attributes = Record<string, string>;

const plain: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
};
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const fail = (what: string): never => badRequest(`can't parse entities: ${what}`);

/** Only what the Bot API documents; Telegram itself lets a lone & pass, which hides forgotten escaping. */
const decode = (text: string, at: (index: number) => number): string =>
  text.replace(
    /&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-f]{1,6}))?(;)?/gi,
    (all, name, dec, hex, end, index) => {
      const code = dec ? Number(dec) : hex ? Number.parseInt(String(hex), 16) : 0;
      if (end && name)
        return named[String(name)] ?? fail(`Unknown entity "${all}" at byte offset ${at(Number(index))}`);
      if (end && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return fail(`Unescaped "&" at byte offset ${at(Number(index))}`);
    },
  );

const attributesOf = (source: string, tag: string, offset: number): Attributes => {
  const found: Attributes = {};
  let rest = source;
  while (rest.trim() !== '') {
    const match = /^\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)(?=\s|$)))?/.exec(rest);
    if (!match) return fail(`Empty attribute name in the tag "${tag}" at byte offset ${offset}`);
    const value = match[2] ?? match[3] ?? match[4]?.toLowerCase() ?? '';
    found[match[1] ?? ''] = decode(value, () => offset);
    rest = rest.slice(match[0].length);
  }
  return found;
};

const entityOf = (tag: string, attributes: Attributes, offset: number): Partial<Entity> => {
  const type = plain[tag] ?? fail(`Unsupported start tag "${tag}" at byte offset ${offset}`);
  const { class: kind = '', href } = attributes;
  if (tag === 'span' && kind !== 'tg-spoiler')
    fail(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`);
  if (tag === 'a') return { type, url: href ?? '' };
  if (tag === 'blockquote' && 'expandable' in attributes) return { type: 'expandable_blockquote' };
  if (tag === 'code' && kind.startsWith('language-')) return { type, language: kind.slice(9) };
  return { type };
};

/** A tag ends at the first > that stands in no quotes. */
const tagEnd = (html: string, from: number): number => {
  const match = /^<(?:"[^"]*"|'[^']*'|[^'">])*>/.exec(html.slice(from));
  return match ? from + match[0].length : -1;
};

/** Reads Telegram's HTML as strictly as its server: only its tags, closed and nested, only its entities. */
export const parseHtml = (html: string): Formatted => {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  let i = 0;
  const bytes = (index: number): number => Buffer.byteLength(html.slice(0, index));

  const start = (from: number, end: number): void => {
    const source = html.slice(from + 1, end - 1);
    const tag = /^[^\s>]*/.exec(source)?.[0].toLowerCase() ?? '';
    const attributes = tag in plain ? attributesOf(source.slice(tag.length), tag, bytes(from)) : {};
    open.push({ tag, entity: entityOf(tag, attributes, bytes(from)), offset: text.length });
  };
  const close = (from: number, end: number): void => {
    const last = open.pop() ?? fail(`Unexpected end tag at byte offset ${bytes(from)}`);
    const found = html
      .slice(from + 2, end - 1)
      .trim()
      .toLowerCase();
    if (found !== '' && found !== last.tag)
      fail(`Unmatched end tag at byte offset ${bytes(from)}, expected "</${last.tag}>", found "</${found}>"`);
    const length = text.length - last.offset;
    const { type = '', ...more } = last.entity;
    if (length > 0) entities.push({ type, offset: last.offset, length, ...more });
  };

  while (i < html.length) {
    if (html[i] !== '<') {
      const next = html.indexOf('<', i);
      const end = next < 0 ? html.length : next;
      const from = i;
      text += decode(html.slice(from, end), (index) => bytes(from + index));
      i = end;
      continue;
    }
    const end = tagEnd(html, i);
    const closing = html[i + 1] === '/';
    if (end < 0) fail(`Unclosed ${closing ? 'end' : 'start'} tag at byte offset ${bytes(i)}`);
    (closing ? close : start)(i, end);
    i = end;
  }
  const left = open.at(-1);
  if (left) fail(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
};
