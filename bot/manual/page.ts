import { writtenOnly } from '../../flows/catalogue/written-down.ts';
import type { City } from '../../flows/catalogue/city.ts';
import { html, type Markup } from '../markup.ts';
import type { Chapter, ServiceEntry } from './chapters.ts';
import { manualTexts } from '../../flows/pages/manual.ts';

const texts = manualTexts;

/** The manual's style, for screens and paper. */
export const manualStyle = `
body { margin: 0 auto; max-width: 52rem; padding: 1rem; color: #17292e; background: #fff; font: 1rem/1.5 system-ui, -apple-system, Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { border-bottom: 2px solid #0b5563; margin-top: 2.5rem; } h3 { margin-top: 1.5rem; } h4 { margin: 1.25rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; } th, td { border: 1px solid #c3d5d9; padding: .35rem .5rem; text-align: left; vertical-align: top; } thead th { background: #f3f7f8; }
tbody th { width: 30%; font-weight: 600; } img { max-width: 22rem; width: 100%; border: 1px solid #c3d5d9; } figure { margin: 1rem 0; } a { color: #0b5563; }
.labels { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem; } .labels li { border: 1px solid #0b5563; border-radius: .35rem; padding: .1rem .5rem; }
@media print { body { max-width: none; padding: 0; } section { break-before: page; } h4, thead { break-after: avoid; } .screen { display: none; } }
`;

const pairs = (rows: readonly [string, string][]): Markup => html`
  <table>
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>
`;

const columns = (heads: readonly string[], rows: readonly (readonly string[])[]): Markup => html`
  <table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>
`;

const list = (items: readonly string[]): Markup => html`
  <ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>
`;

const serviceView = ({ title, summary, rows, sop, asked, letters }: ServiceEntry): Markup => html`
  <article>
    <h4>${title}</h4>
    <p>${summary}</p>
    ${pairs(rows)}
    <p><strong>${texts.sop}</strong></p>
    <ol>
      ${sop.map((step) => html`<li>${step}</li>`)}
    </ol>
    <p><strong>${texts.asked}</strong></p>
    ${list(asked)} ${letters.length > 0 && html`<p><strong>${texts.letters}</strong></p>`}
    ${letters.length > 0 && list(letters)}
  </article>
`;

const part = (title: string, isThere: boolean, content: Markup): Markup | false =>
  isThere &&
  html`<div>
    <h3>${title}</h3>
    ${content}
  </div>`;

const chapterView = (chapter: Chapter, picture: string | undefined): Markup => html`
  <section id=${chapter.name}>
    <h2>${chapter.title}</h2>
    <p>${chapter.intro}</p>
    ${
      picture !== undefined &&
      html`<figure>
        <img src=${picture} alt=${texts.picture(chapter.title)} />
        <figcaption>${texts.picture(chapter.title)}</figcaption>
      </figure>`
    }
    ${part(texts.words, chapter.words.length > 0, pairs(chapter.words))}
    ${part(texts.steps, chapter.steps.length > 0, columns(texts.stepColumns, chapter.steps))}
    ${part(
      texts.buttons,
      chapter.buttons.length > 0,
      html`<ul class="labels">
        ${chapter.buttons.map((label) => html`<li>${label}</li>`)}
      </ul>`,
    )}
    ${part(texts.states, chapter.states.length > 0, columns(texts.stateColumns, chapter.states))}
    ${part(
      texts.services,
      chapter.services.length > 0,
      html`<div>${chapter.services.map(serviceView)}</div>`,
    )}
  </section>
`;

/** The rows that say something. */
const written = (rows: [string, string][]): [string, string][] =>
  rows.filter(([, value]) => writtenOnly([value]).length > 0);

type Shown = {
  /** Where each chapter's picture is, by its name; none where none was taken. */
  pictures: ReadonlyMap<string, string>;
  /** Where the PDF is; null without one. */
  pdf: string | null;
};

/** The manual as one page that stands alone. */
export const manualPage = (city: City, chapters: readonly Chapter[], { pictures, pdf }: Shown): string => {
  const { office } = city;
  const body = html`
    <main>
      <h1>${texts.title(office.name)}</h1>
      <p>${texts.intro(city.law)}</p>
      ${pdf !== null && html`<p class="screen"><a href=${pdf}>${texts.pdf}</a></p>`}
      <h2>${texts.office}</h2>
      ${pairs(
        written([
          [texts.officeRows.address, office.address],
          [texts.officeRows.phone, office.phone],
          [texts.officeRows.email, office.email],
          [texts.officeRows.hours, office.hours],
        ]),
      )}
      <nav aria-label=${texts.contents}>
        <h2>${texts.contents}</h2>
        <ol>
          ${chapters.map(({ name, title }) => html`<li><a href=${`#${name}`}>${title}</a></li>`)}
        </ol>
      </nav>
      ${chapters.map((chapter) => chapterView(chapter, pictures.get(chapter.name)))}
    </main>
  `;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><style>${manualStyle}</style>`;
  const title = html`<title>${texts.title(office.name)}</title>`;
  return `<!doctype html><html lang="id"><head>${head}${title.html}</head><body>${body.html}</body></html>`;
};
