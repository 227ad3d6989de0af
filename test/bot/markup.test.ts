import { expect, test } from 'vitest';
import { html } from '../../bot/markup.ts';

const hostile = `<script>alert("1")</script> & 'x'`;
const harmless = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;';

test('what is put in is text or an attribute’s value, never markup', () => {
  expect(html`<p>${hostile}</p>`.html).toBe(`<p>${harmless}</p>`);
  expect(html`<p>${[hostile, hostile]}</p>`.html).toBe(`<p>${harmless}${harmless}</p>`);
  expect(html`<input value=${hostile} />`.html).toBe(`<input value="${harmless}">`);
  expect(html`<input ...${{ value: hostile }} />`.html).toBe(`<input value="${harmless}">`);
});

test('markup of ours stays markup, and what is not there leaves nothing', () => {
  expect(
    html`<ul>
      ${[1, 2].map((n) => html`<li>${n}</li>`)}
    </ul>`.html,
  ).toBe('<ul><li>1</li><li>2</li></ul>');
  expect(html`<p>${null}${undefined}${false}${true}</p>`.html).toBe('<p></p>');
  expect(html`<input checked=${true} disabled=${false} name=${null} />`.html).toBe('<input checked>');
});
