import { figureWords } from '../../flows/domain-words.ts';
import { stringify } from 'csv-stringify/sync';
import { addDays, addMonths, cityDate, longDate, toInstant } from '../../domain/city-time.ts';
import { figureKeys, figureSentences } from '../../domain/figures/definitions.ts';
import type { Figures, Tally } from '../../domain/figures/figures.ts';
import { periodBefore } from '../../domain/figures/period-before.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { cited } from '../../flows/catalogue/city.ts';
import { allItems } from '../../flows/features/form/items.ts';
import { moment } from '../../flows/features/requests/times.ts';
import type { Settings } from '../../flows/settings.ts';
import { figures } from '../db/figures.ts';
import type { Database } from '../db/open.ts';
import { stoppedAt } from '../db/form-stops.ts';
import { triesAt } from '../db/form-tries.ts';
import { officeCounts, rejectionReasons } from '../db/office-counts.ts';
import { proposalOf, themesOf } from '../db/reports.ts';
import { surveyResults } from '../db/surveys.ts';
import { nameOf } from './name-of.ts';
import { reportTexts as texts } from '../../flows/pages/report.ts';
import { sectionsOf, type Report, type Section } from './sections.ts';

export type ReportNeeds = {
  db: Pick<Database, 'pool'>;
  catalogue: Catalogue;
  letterhead: Settings['letterhead'];
  tz: string;
  now: Date;
  /** Where figures come from that may have been counted a while ago; without it they are counted now. */
  kept?: (from: string, to: string) => Promise<Figures>;
};

type Days = { from: string; to: string };

/** The months that lie in a period as a whole or in part, cut to it and to what has passed. */
const monthsOf = ({ from, to }: Days, today: string): Days[] => {
  const months: Days[] = [];
  const end = to < today ? to : today;
  for (let first = `${from.slice(0, 8)}01`; first <= end; first = addMonths(first, 1)) {
    const last = addDays(addMonths(first, 1), -1);
    months.push({ from: first < from ? from : first, to: last < end ? last : end });
  }
  return months;
};

/** A year has twelve of them; of longer periods only the last are shown. */
const mostMonths = 24;

/** A report as it was counted, with its sections and how it is written. */
export type MadeReport = {
  report: Report;
  sections: Section[];
  /** The same for programs, with definitions and formulas. */
  json: object;
  /** Every figure beside that of the period before, a line each. */
  csv: string;
  pdf(): Promise<Buffer>;
  xlsx(): Promise<Buffer>;
};

type Line = { service: string; unit: string; channel: string } & Tally;

const linesOf = ({ total, services, units, channels, rows }: Figures): Line[] => {
  const none = { service: '', unit: '', channel: '' };
  return [
    { ...none, ...total },
    ...[...services, ...units, ...channels, ...rows].map((row) => ({ ...none, ...row })),
  ];
};

// Codes only, so nothing in it is a formula.
const csvOf = (now: Figures, before: Figures): string => {
  const keyOf = ({ service, unit, channel }: Line): string => JSON.stringify([service, unit, channel]);
  const earlier = new Map(linesOf(before).map((line) => [keyOf(line), line]));
  return stringify([
    ['layanan', 'unit', 'kanal', 'kode', 'ukuran', 'periode ini', 'periode sebelumnya'],
    ...linesOf(now).flatMap((line) =>
      figureKeys.map((key) => [
        ...[line.service, line.unit, line.channel, key, figureWords[key].label],
        ...[line[key] ?? '', earlier.get(keyOf(line))?.[key] ?? ''],
      ]),
    ),
  ]);
};

/** Makes the report of some days (Pasal 20): counted beside the period before, numbers only, nobody's name in it. */
export const makeReport = async (needs: ReportNeeds, period: Days): Promise<MadeReport> => {
  const { db, catalogue, letterhead, tz, now, kept } = needs;
  const { city } = catalogue;
  const counted = (of: Days): Promise<Figures> =>
    kept ? kept(of.from, of.to) : figures(db, { ...of, now, tz, holidays: city.holidays });
  const span = {
    from: toInstant(period.from, '00:00', tz),
    before: toInstant(addDays(period.to, 1), '00:00', tz),
    tz,
  };
  const [found, before, written, surveys, themes, office, reasons, stops, tries] = await Promise.all([
    counted(period),
    counted(periodBefore(period.from, period.to)),
    proposalOf(db, period),
    surveyResults(db, period),
    themesOf(db, span.from, span.before),
    officeCounts(db, span),
    rejectionReasons(db, span),
    stoppedAt(db, period),
    triesAt(db, period),
  ]);
  const months: Report['months'][number][] = [];
  for (const month of monthsOf(period, cityDate(now, tz)).slice(-mostMonths))
    months.push({ month: month.from.slice(0, 7), total: (await counted(month)).total });
  const report: Report = {
    ...{ figures: found, before, months, surveys, themes, office, reasons, stops, tries },
    proposal: written && {
      words: written.words,
      signedOn: written.signedAt && longDate(cityDate(written.signedAt, tz)),
    },
    nameOf: nameOf(catalogue),
    questionOf: (code, item) => {
      const service = catalogue.byCode.get(code);
      return service && allItems(service).find(({ key }) => key === item)?.label;
    },
  };
  const sections = sectionsOf(report);
  const head = {
    ...{ letterhead, emblem: city.emblem, office: city.office.name },
    ...{
      title: texts.title(period),
      period: texts.period(period),
      law: texts.law(cited(city, 'evaluation')),
    },
    ...{ before: texts.before(before), counted: texts.counted(moment(found.at, { tz })) },
  };
  return {
    report,
    sections,
    json: {
      ...{
        office: city.office.name,
        ...found,
        before,
        months,
        surveys,
        themes,
        ...{ beside: office, reasons, stops, tries },
        definitions: figureSentences,
      },
      proposal: report.proposal,
      formulas: Object.fromEntries(figureKeys.map((key) => [key, figureWords[key].formula])),
    },
    csv: csvOf(found, before),
    // What lays out is loaded with the first report, not by every process that starts.
    pdf: async () => (await import('./report-pdf.ts')).reportPdf(head, sections),
    xlsx: async () => (await import('./workbook.ts')).workbookOf(sections),
  };
};
