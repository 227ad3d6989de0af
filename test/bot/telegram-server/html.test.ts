import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entity, parseHtml } from '../../support/telegram/html.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Node = { tag: string; children: (Node | string)[] };
const { node } = fc.letrec<{ node: Node; child: Node | string }>((tie) => ({
  node: fc.record({
    tag: fc.constantFrom('b', 'i', 'u', 's', 'code', 'pre', 'strong', 'em', 'tg-spoiler', 'blockquote'),
    children: fc.array(tie('child'), { maxLength: 4 }),
  }),
  child: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), tie('node')),
}));
const written = (child: Node | string): string =>
  typeof child === 'string'
    ? escape(child)
    : `<${child.tag}>${child.children.map(written).join('')}</${child.tag}>`;
const said = (child: Node | string): string =>
  typeof child === 'string' ? child : child.children.map(said).join('');

describe('Telegram’s HTML', () => {
  test.each<[html: string, text: string, entities: Entity[]]>([
    ['a <b>b</b> c', 'a b c', [{ type: 'bold', offset: 2, length: 1 }]],
    ['<B>b</b>', 'b', [{ type: 'bold', offset: 0, length: 1 }]],
    ['&lt;&gt;&amp;&quot;&#33;&#x21;', '<>&"!!', []],
    [
      '<a href="https://a.id/?x=1&amp;y=2">di sini</a>',
      'di sini',
      [{ type: 'text_link', offset: 0, length: 7, url: 'https://a.id/?x=1&y=2' }],
    ],
    ['👍<i>x</i>', '👍x', [{ type: 'italic', offset: 2, length: 1 }]],
    [
      '<pre><code class="language-ts">x</code></pre>',
      'x',
      [
        { type: 'pre', offset: 0, length: 1 },
        { type: 'code', offset: 0, length: 1, language: 'ts' },
      ],
    ],
    ['<blockquote expandable>x</blockquote>', 'x', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
    ['<b></b>x', 'x', []],
  ])('%s', (html, text, entities) => {
    const parsed = parseHtml(html);
    expect(parsed.text).toBe(text);
    expect(parsed.entities).toHaveLength(entities.length);
    expect(parsed.entities).toEqual(expect.arrayContaining<Entity>(entities));
  });

  test('whatever is escaped and nested comes out as it was said', () => {
    fc.assert(
      fc.property(node, (tree) => {
        const { text, entities } = parseHtml(written(tree));
        expect(text).toBe(said(tree));
        for (const { offset, length } of entities) expect(offset + length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('a markup character that was forgotten is never passed over', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('<', '&'),
        fc.string({ unit: 'binary' }),
        (a, sign, b) => {
          const rest = escape(b.replace(/[a-z#/;>&]/gi, ' '));
          expect(() => parseHtml(`${escape(a)}${sign} ${rest}`)).toThrow(/Unescaped|Unclosed|Unsupported/);
        },
      ),
    );
  });

  test('any soup either parses or is refused, quickly', () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '</',
      '/',
      '"',
      "'",
      '=',
      '&',
      ';',
      'b',
      'a href',
      ' ',
      'amp',
      '#',
      '1',
      'é',
      '👍',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), (soup) => {
        try {
          parseHtml(soup.join(''));
        } catch (error) {
          expect(String(error)).toContain("can't parse entities");
        }
      }),
    );
  });
});
