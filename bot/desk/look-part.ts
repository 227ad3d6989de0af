import { html, type Markup } from '../markup.ts';
import { words } from './layout.ts';
import type { Look } from './letters.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.request;

/** How large and which way round pages are shown. */
const sizes = ['pas', '2x', '3x'] as const;
const turns = ['0', '90', '180', '270'] as const;

const radio = (name: string, value: string, label: string, isFirst: boolean): Markup =>
  html`<input
      type="radio"
      class="way"
      name=${name}
      id=${`${name}-${value}`}
      value=${value}
      checked=${isFirst}
    />
    <label class="way" for=${`${name}-${value}`}>${label}</label>`;

// Marked before the pages they are about, so that the style sheet alone does it: no script is needed.
const ways = (): Markup =>
  html`${sizes.map((size, at) => radio('ukuran', size, texts.sizes[size], at === 0))}
  ${turns.map((turn, at) => radio('putar', turn, texts.turns[turn], at === 0))}`;

const pageId = (page: number): string => `hal-${page}`;

const picture = ({ label, pages, shown }: Look, { page: at, src }: Look['shown'][number]): Markup => {
  const beside = (to: number, says: string): Markup | null =>
    shown.some(({ page }) => page === to)
      ? html`<a href=${`#${pageId(to)}`} data-halaman=${to > at ? 'maju' : 'mundur'}>${says}</a>`
      : null;
  return html`<figure id=${pageId(at)} tabindex="-1">
    <a class="sheet" href=${src}
      ><img
        class="page"
        src=${src}
        alt=${texts.pageOf(label, at, pages)}
        loading="lazy"
        width="1400"
        height="1980"
    /></a>
    ${pages > 1 && html`<figcaption class="quiet">${texts.pageOf(label, at, pages)}${' '}${beside(at - 1, texts.pageBefore)}${' '}${beside(at + 1, texts.pageAfter)}</figcaption>`}
  </figure>`;
};

/** The pages of a letter that is looked at, to be made larger and turned; `more` leads to those behind them. */
export const lookPart = (look: Look | 'gone' | null, more: (from: number) => Markup): Markup | null => {
  if (look === null) return null;
  if (look === 'gone') return html`<p class="say refused" tabindex="-1" autofocus>${words(texts.gone)}</p>`;
  return html`<h3 tabindex="-1" autofocus>${look.label}</h3>
    <p class="help">${texts.looked}</p>
    <div class="viewer" role="group" aria-label=${texts.viewer}>
      ${ways()}
      <div class="sheets">${look.shown.map((each) => picture(look, each))}</div>
    </div>
    ${look.next !== null && more(look.next)}`;
};
