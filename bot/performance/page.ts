import { figureWords } from '../../flows/domain-words.ts';
import { longMonth } from '../../domain/city-time.ts';
import { figureDefinitions, figureKeys, type FigureKey } from '../../domain/figures/definitions.ts';
import type { Figures, Tally } from '../../domain/figures/figures.ts';
import { figuresTexts } from '../../flows/features/figures/figures-texts.ts';
import { barChart } from '../../app/charts/bars.ts';
import { html, Markup } from '../markup.ts';
import { performanceStyle } from './style.ts';
import { performanceTexts as texts } from '../../flows/pages/performance.ts';

/** What the public reads of each service; of all requests it reads everything. */
const ofService: readonly FigureKey[] = [
  'received',
  'completed',
  'rejected',
  'late',
  'onTimePercent',
  'medianHoursToDecision',
  'medianHoursToEnd',
  'ratingLast',
  'surveyIndex',
];

const totals = (tally: Tally): Markup => html`
  <table>
    <thead>
      <tr>
        <th scope="col">${texts.figure}</th>
        <th scope="col">${texts.value}</th>
        <th scope="col">${texts.meaning}</th>
      </tr>
    </thead>
    <tbody>
      ${figureKeys.map(
        (key) =>
          html`<tr>
            <th scope="row">${figureWords[key].label}</th>
            <td class="number">${figuresTexts.shown(key, tally)}</td>
            <td>${figureWords[key].sentence}</td>
          </tr>`,
      )}
    </tbody>
  </table>
`;

const services = (rows: readonly (Tally & { title: string })[]): Markup => html`
  <div class="wide">
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.service}</th>
          ${ofService.map((key) => html`<th scope="col">${figureWords[key].label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.title}</th>
              ${ofService.map((key) => html`<td class="number">${figuresTexts.shown(key, row)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
`;

const definitions = (): Markup => html`
  <dl>
    ${figureKeys.map((key) => {
      const { label, formula } = figureWords[key];
      const { source } = figureDefinitions[key];
      return html`<dt><strong>${label}</strong></dt>
        <dd>${formula} (${source})</dd>`;
    })}
  </dl>
`;

type Shown = {
  office: string;
  law: string;
  updated: string;
  year: Figures;
  month: Figures;
  titleOf(service: string): string;
};

/** The public page of figures (Pasal 3, 19–20): a year and a month, a chart with its table, and how each is worked out. */
export const performancePage = ({ office, law, updated, year, month, titleOf }: Shown): string => {
  const rows = year.services
    .filter(({ received, completed }) => received + completed > 0)
    .map(({ service, ...tally }) => ({ title: titleOf(service), ...tally }))
    .toSorted((a, b) => b.received - a.received);
  const inYear = year.from.slice(0, 4);
  const names = [figureWords.received.label, figureWords.completed.label] as const;
  const title = texts.title(office);
  const body = html`
    <main>
      <h1>${title}</h1>
      <p>${texts.intro} (${law})</p>
      <p>${texts.updated(updated)}</p>
      <h2>${texts.month(longMonth(month.from.slice(0, 7)))}</h2>
      ${totals(month.total)}
      <h2>${texts.year(inYear)}</h2>
      ${totals(year.total)}
      <h2>${texts.byService(inYear)}</h2>
      ${
        rows.length === 0
          ? html`<p>${texts.none}</p>`
          : [
              new Markup(
                barChart(
                  rows.map(({ title: name, received, completed }) => ({
                    title: name,
                    counts: [received, completed],
                  })),
                  texts.chart,
                  names,
                ).svg,
              ),
              services(rows),
            ]
      }
      <h2>${texts.definitions}</h2>
      ${definitions()}
    </main>
  `;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><style>${performanceStyle}</style>`;
  return `<!doctype html><html lang="id"><head>${head}${html`<title>${title}</title>`.html}</head><body>${body.html}</body></html>`;
};
