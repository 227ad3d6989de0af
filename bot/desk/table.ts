import { html, type Markup } from '../markup.ts';

/** What may stand in a cell. */
export type Cell = Markup | string | null;

/** A table with its name above it; a wide one is pushed sideways, also by keys. The first cell of a row names the row. */
export const dataTable = (
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Markup => html`
  <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
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
              ${more.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
`;
