import { figureWords } from '../../flows/domain-words.ts';
import { barChart, type Bar, type Chart } from '../charts/bars.ts';
import type { SurveyResult } from '../db/surveys.ts';
import type { StoppedAt } from '../db/form-stops.ts';
import type { TriesAt } from '../db/form-tries.ts';
import type { OfficeCounts, ReasonCount } from '../db/office-counts.ts';
import type { ThemeCount } from '../db/reports.ts';
import { courseChart } from '../charts/course.ts';
import { longMonth } from '../../domain/city-time.ts';
import {
  figureDefinitions,
  figureKeys,
  officeDefinitions,
  type FigureKey,
} from '../../domain/figures/definitions.ts';
import type { Figures, Tally } from '../../domain/figures/figures.ts';
import { office, proposal, reasons, stops, survey, themes, tries } from './beside-figures.ts';
import { reportTexts as texts } from '../../flows/pages/report.ts';

/** A table; the first cell of a row says what it is about. Widths are shares. */
export type Table = {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  widths: readonly number[];
};

/** A part of a report; what a chart shows stands beside it in words and in a table. */
export type Block = { text: string } | { list: readonly string[] } | { chart: Chart } | { table: Table };
export type Section = { title: string; blocks: readonly Block[] };

/** What a report is made of; nobody's name is in it. */
export type Report = {
  figures: Figures;
  before: Figures;
  months: readonly { month: string; total: Tally }[];
  surveys: readonly SurveyResult[];
  themes: readonly ThemeCount[];
  office: OfficeCounts;
  reasons: readonly ReasonCount[];
  stops: readonly StoppedAt[];
  tries: readonly TriesAt[];
  /** What a service's form calls a question; undefined when it asks it no more. */
  questionOf(service: string, item: string): string | undefined;
  /** What the office proposes to develop, and the day on which the head signed it. */
  proposal: { words: string; signedOn: string | null } | null;
  nameOf: Record<'service' | 'unit', (code: string) => string>;
};

/** Of each service, unit and channel. */
const ofEach: readonly FigureKey[] = [
  ...(['received', 'completed', 'rejected', 'withdrawn'] as const),
  ...(['late', 'onTimePercent', 'medianHoursToEnd', 'ratingLast'] as const),
];

const label = (key: FigureKey): string => figureWords[key].label;
const received = (): readonly [string, string] => [label('received'), label('completed')];

const barOf = (title: string, tally: Tally): Bar => ({
  title,
  counts: [tally.received, tally.completed],
});

const saidOf = (what: string, bars: readonly Bar[]): string =>
  texts.chartOf(
    what,
    bars.map(({ title, counts: [one, other] }) => `${title} ${one} masuk, ${other} selesai`),
  );

const tableOf = (what: string, caption: string, rows: readonly [string, Tally][]): Table => ({
  caption,
  head: [what, ...ofEach.map(label)],
  rows: rows.map(([name, tally]) => [name, ...ofEach.map((key) => texts.shown(key, tally))]),
  widths: [3, ...ofEach.map(() => 1.15)],
});

const summary = ({ figures, before }: Report): Section => ({
  title: texts.sections.summary,
  blocks: [
    { list: texts.summary(figures.total, before.total, texts.period(before)) },
    {
      table: {
        caption: texts.keyFigures,
        head: [texts.figure, texts.now, texts.earlier, texts.difference],
        rows: figureKeys.map((key) => [
          label(key),
          texts.shown(key, figures.total),
          texts.shownEarlier(key, before.total),
          texts.change(key, figures.total, before.total),
        ]),
        widths: [3, 1, 1, 1],
      },
    },
    { text: texts.openNow },
  ],
});

const months = ({ months: all }: Report): Section[] => {
  if (all.length < 2) return [];
  const bars = all.map(({ month, total }) => barOf(longMonth(month).slice(0, 3), total));
  const named = all.map(({ month, total }): [string, Tally] => [longMonth(month), total]);
  const title = texts.sections.months;
  return [
    {
      title,
      blocks: [
        {
          chart: courseChart(
            bars,
            saidOf(
              title,
              named.map(([name, total]) => barOf(name, total)),
            ),
            received(),
          ),
        },
        { table: tableOf(texts.month, title, named) },
      ],
    },
  ];
};

const isOf = ({ received: came, decided, completed, waiting, ratings }: Tally): boolean =>
  came + decided + completed + waiting + ratings > 0;

/** Each of a kind with a chart and its table, the busiest first; nothing where there is nothing to tell. */
const each = (title: string, what: string, rows: readonly [string, Tally][]): Section => {
  const shown = rows.filter(([, tally]) => isOf(tally)).toSorted(([, a], [, b]) => b.received - a.received);
  if (shown.length === 0) return { title, blocks: [{ text: texts.none }] };
  const bars = shown.map(([name, tally]) => barOf(name, tally));
  return {
    title,
    blocks: [
      { chart: barChart(bars, saidOf(title, bars), received()) },
      { table: tableOf(what, title, shown) },
    ],
  };
};

const definitions = (): Section => ({
  title: texts.sections.definitions,
  blocks: [
    {
      table: {
        caption: texts.sections.definitions,
        head: [texts.figure, texts.meaning, texts.formula, texts.source],
        rows: [
          ...figureKeys.map((key) => ({ ...figureDefinitions[key], ...figureWords[key] })),
          ...Object.values(officeDefinitions),
        ].map(({ label: name, sentence, formula, source }) => [name, sentence, formula, source]),
        widths: [1.6, 3, 3, 1.8],
      },
    },
  ],
});

/** The parts of a report in their order: in words, in charts, in tables; the definitions last. */
export const sectionsOf = (report: Report): Section[] => {
  const { figures, nameOf } = report;
  const services = figures.services.map((row): [string, Tally] => [nameOf.service(row.service), row]);
  const units = figures.units.map((row): [string, Tally] => [nameOf.unit(row.unit), row]);
  const channels = figures.channels.map((row): [string, Tally] => [
    texts.channels[row.channel] ?? row.channel,
    row,
  ]);
  return [
    summary(report),
    ...months(report),
    each(texts.sections.services, texts.service, services),
    each(texts.sections.units, texts.unit, units),
    each(texts.sections.channels, texts.channel, channels),
    ...reasons(report),
    office(report),
    ...stops(report),
    ...tries(report),
    survey(report),
    ...themes(report),
    proposal(report),
    definitions(),
  ];
};
