import { html, type Markup } from '../markup.ts';
import { words } from './layout.ts';
import type { Look } from './letters.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.request;

const picture = ({ label, pages }: Look, { page: at, src }: Look['shown'][number]): Markup =>
  html`<a href=${src}
    ><img
      class="page"
      src=${src}
      alt=${texts.pageOf(label, at, pages)}
      loading="lazy"
      width="1400"
      height="1980"
  /></a>`;

/** The pages of a letter that is looked at; `more` leads to those behind them. */
export const lookPart = (look: Look | 'gone' | null, more: (from: number) => Markup): Markup | null => {
  if (look === null) return null;
  if (look === 'gone') return html`<p class="say refused">${words(texts.gone)}</p>`;
  return html`<h3>${look.label}</h3>
    <p class="help">${texts.looked}</p>
    ${look.shown.map((each) => picture(look, each))} ${look.next !== null && more(look.next)}`;
};
