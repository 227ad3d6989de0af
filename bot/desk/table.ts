import { html, type Markup } from '../markup.ts';

/** What may stand in a cell. */
export type Cell = Markup | string | null;

type Table = (caption: string, headings: readonly string[], rows: readonly (readonly Cell[])[]) => Markup;

/** An empty cell is not left blank: whoever looks for something there sees that there is nothing. */
const filled = (cell: Cell): Cell => (cell === '' ? '–' : cell);

/** With more columns a phone shows them at their usual width, to be pushed, and not each a word wide. */
const mostNarrow = 4;

const tableWith =
  (captionClass: string | null): Table =>
  (caption, headings, rows) => html`
    <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table class=${headings.length > mostNarrow ? 'wide' : null}>
        <caption class=${captionClass}>
          <span>${caption}</span>
        </caption>
        <thead>
          <tr>
            ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...more]) =>
              html`<tr>
                <th scope="row">${first}</th>
                ${more.map((cell) => html`<td>${filled(cell)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;

/** A table with its name above it; a wide one is pushed sideways, also by keys. The first cell of a row names the row. */
export const dataTable = tableWith(null);

/** The same under a heading that has said its name already. */
export const tableUnder = tableWith('unseen');
