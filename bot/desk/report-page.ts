import { figureWords } from '../../flows/domain-words.ts';
import { figureKeys, opens, type FigureKey } from '../../domain/figures/definitions.ts';
import type { Figures, Tally } from '../../domain/figures/figures.ts';
import type { Proposal } from '../../app/db/reports.ts';
import type { MadeReport } from '../../app/report/make-report.ts';
import { reportTexts } from '../../flows/pages/report.ts';
import { html, type Markup } from '../markup.ts';
import { countedPath } from './counted.ts';
import { csrfField, textField, wordsField } from './fields.ts';
import { page } from './layout.ts';
import type { Member } from './needs.ts';
import { dataTable, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { reports } = deskTexts;

export type Days = { from: string; to: string };

/** What the page shows of a report. */
type Counted = Pick<MadeReport['report'], 'figures' | 'before' | 'nameOf'>;

/** Where the report of some days stands. */
export const reportPath = ({ from, to }: Days, more: Record<string, string> = {}): string =>
  `/meja/laporan?${String(new URLSearchParams({ dari: from, sampai: to, ...more }))}`;

const daysForm = ({ from, to }: Days): Markup =>
  html`<form method="get" action="/meja/laporan" class="actions">
    ${textField(
      { id: 'dari', label: reports.from },
      (own) => html`<input type="date" value=${from} ...${own} />`,
    )}
    ${textField(
      { id: 'sampai', label: reports.to },
      (own) => html`<input type="date" value=${to} ...${own} />`,
    )}
    <button>${reports.show}</button>
  </form>`;

const downloads = (days: Days): Markup =>
  html`<p>
    ${reports.download}:
    ${Object.entries(reports.forms).map(
      ([form, label]) => html`${' '}<a href=${reportPath(days, { bentuk: form })}>${label}</a>`,
    )}
  </p>`;

type Of = { layanan?: string; bidang?: string; kanal?: string };

const opened = (key: FigureKey, tally: Tally, days: Days, of: Of = {}): Cell => {
  const shown = reportTexts.shown(key, tally);
  return !opens(key) || tally[key] === null || tally[key] === 0
    ? shown
    : html`<a href=${countedPath(key, { ...of, dari: days.from, sampai: days.to })}>${shown}</a>`;
};

const shownOfEach = ['received', 'completed', 'rejected', 'late', 'onTimePercent', 'ratingLast'] as const;

const eachTable = (
  what: string,
  title: string,
  rows: readonly [name: string, of: Of, tally: Tally][],
  days: Days,
): Markup =>
  dataTable(
    title,
    [what, ...shownOfEach.map((key) => figureWords[key].label)],
    rows.map(([name, of, tally]) => [name, ...shownOfEach.map((key) => opened(key, tally, days, of))]),
  );

const figuresOf = ({ figures, before, nameOf }: Counted, days: Days): Markup[] => [
  dataTable(
    reportTexts.keyFigures,
    [reportTexts.figure, reportTexts.now, reportTexts.earlier, reportTexts.meaning],
    figureKeys.map((key) => [
      figureWords[key].label,
      opened(key, figures.total, days),
      reportTexts.shownEarlier(key, before.total),
      figureWords[key].sentence,
    ]),
  ),
  ...eachOf(figures, nameOf, days),
];

const eachOf = (figures: Figures, nameOf: Counted['nameOf'], days: Days): Markup[] => [
  eachTable(
    reportTexts.service,
    reportTexts.sections.services,
    figures.services.map((row) => [nameOf.service(row.service), { layanan: row.service }, row]),
    days,
  ),
  eachTable(
    reportTexts.unit,
    reportTexts.sections.units,
    figures.units.map((row) => [nameOf.unit(row.unit), { bidang: row.unit }, row]),
    days,
  ),
  eachTable(
    reportTexts.channel,
    reportTexts.sections.channels,
    figures.channels.map((row) => [
      reportTexts.channels[row.channel] ?? row.channel,
      { kanal: row.channel },
      row,
    ]),
    days,
  ),
];

const act = (name: string, days: Days, csrf: string, ...content: (Markup | false)[]): Markup =>
  html`<form method="post" action=${`/meja/laporan/${name}`}>
    ${csrfField(csrf)}<input type="hidden" name="dari" value=${days.from} /><input
      type="hidden"
      name="sampai"
      value=${days.to}
    />${content}
  </form>`;

/** What may be done about the proposal: administrators write it, the head signs it as it stands. */
const proposalPart = (
  proposal: Proposal | null,
  { days, signedAt, may }: { days: Days; signedAt: string | null; may: 'write' | 'sign' },
  csrf: string,
): Markup => {
  const words = proposal?.words ?? '';
  return html`<h2>${reports.proposal}</h2>
    ${proposal && (may === 'sign' || signedAt !== null) && html`<p class="words">${words}</p>`}
    ${proposal === null && may === 'sign' && html`<p>${reports.noProposal}</p>`}
    ${proposal && html`<p>${signedAt === null ? reports.notSigned : reports.signed(signedAt)}</p>`}
    ${
      signedAt === null &&
      may === 'write' &&
      act(
        'usulan',
        days,
        csrf,
        wordsField({ id: 'usulan', label: reports.proposalWords, help: reports.proposalHelp }, words),
        html`<button>${reports.save}</button>`,
      )
    }
    ${
      proposal &&
      signedAt === null &&
      may === 'sign' &&
      act(
        'tanda-tangan',
        days,
        csrf,
        html`<input type="hidden" name="usulan" value=${words} />`,
        html`<button>${reports.sign}</button>`,
      )
    }`;
};

type Shown = {
  days: Days;
  /** When the figures were counted, as a sentence. */
  countedAt: string;
  report: Counted;
  proposal: Proposal | null;
  signedAt: string | null;
  may: 'write' | 'sign';
};

/** The page of a report: its days, its files, its proposal, and every figure as a way to what it counts. */
export const reportView = (
  { days, countedAt, report, proposal, ...of }: Shown,
  told: Markup | null,
  { staff, csrf }: Member,
): string =>
  page(
    { title: reports.title, staff, part: 'reports' },
    told,
    html`<p class="help">${reports.about} ${countedAt}</p>`,
    daysForm(days),
    downloads(days),
    proposalPart(proposal, { days, ...of }, csrf),
    figuresOf(report, days),
  );

/** Said while the figures of a report are still being counted: `path` is where they will stand. */
export const countingView = (path: string, { staff }: Member): string =>
  page(
    { title: reports.title, staff, part: 'reports' },
    html`<p class="help" role="status">${reports.counting}</p>`,
    html`<p><a href=${path}>${reports.toReport}</a></p>`,
  );
