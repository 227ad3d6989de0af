/** How the office's figures are read: by administrators, and without units' delays by everybody. */
import { named } from '../../kernel/wording.ts';
import { longDate, longMonth } from '../../../domain/city-time.ts';
import { figureDefinitions, type FigureKey } from '../../../domain/figures/definitions.ts';
import type { Figures, Tally } from '../../../domain/figures/figures.ts';
import { qualityNames, qualityOf } from '../../../domain/figures/survey.ts';
import { unitName } from '../../../domain/unit.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';

const decimal = (value: number): string => value.toFixed(1).replace('.', ',').replace(/,0$/, '');

/** Working hours, from eight on in working days as well: "12 jam kerja (1,5 hari)". */
const hoursText = (hours: number): string =>
  `${decimal(hours)} jam kerja${hours >= 8 ? ` (${decimal(hours / 8)} hari)` : ''}`;

/** An index with the quality it means: "82,35 (B, baik)". */
export const indexText = (index: number): string => {
  const quality = qualityOf(index);
  return `${index.toFixed(2).replace('.', ',')} (${quality}, ${qualityNames[quality]})`;
};

const written: Record<(typeof figureDefinitions)[FigureKey]['unit'], (value: number) => string> = {
  count: String,
  percent: (value) => `${decimal(value)}%`,
  hours: hoursText,
  stars: (value) => `${decimal(value)} dari 5`,
  index: indexText,
};

/** One figure as it is read; a dash where there was nothing to measure. */
const shown = (key: FigureKey, tally: Tally): string => {
  const value = tally[key];
  return value === null ? '–' : written[figureDefinitions[key].unit](value);
};

/** What is said of some requests in a line, and how: what is nought or was not measured is left out. */
const inLine: [key: FigureKey, say: (value: string) => string][] = [
  ['rejected', (value) => `ditolak ${value}`],
  ['withdrawn', (value) => `dibatalkan ${value}`],
  ['overdue', (value) => `*lewat waktu ${value}*`],
  ['late', (value) => `terlambat ${value}`],
  ['onTimePercent', (value) => `tepat waktu ${value}`],
  ['ratingLast', (value) => `nilai ${value}`],
];

const tallyLine = (tally: Tally): string =>
  [
    `masuk ${shown('received', tally)}`,
    `selesai ${shown('completed', tally)}`,
    ...inLine.flatMap(([key, say]) => (tally[key] ? [say(shown(key, tally))] : [])),
  ].join(', ');

const totalLines = (tally: Tally): string[] => [
  `Semua: ${tallyLine(tally)}`,
  ...(tally.medianHoursToDecision === null
    ? []
    : [
        `Sampai keputusan: median ${shown('medianHoursToDecision', tally)}, 90% dalam ${shown('p90HoursToDecision', tally)}`,
      ]),
  ...(tally.medianHoursToEnd === null ? [] : [`Sampai akhir: median ${shown('medianHoursToEnd', tally)}`]),
];

/** The days figures are of, as people read them. */
const figuresPeriod = ({ from, to }: Pick<Figures, 'from' | 'to'>): string =>
  from === to ? longDate(from) : `${longMonth(from.slice(0, 7))}, sampai ${longDate(to)}`;

const mostRows = 5;

/** The sentences of this feature, by what they are for. */
const own = {
  shown,
  /** The figures of some days: in all, then a line a service and unit with anything to tell, the busiest first. */
  text: (figures: Figures, { byCode, city: { units } }: Catalogue): string => {
    const nameOf = ({ service, unit }: Figures['rows'][number]): string =>
      `${byCode.get(service)?.title ?? service} (${unitName(units, unit)})`;
    const told = figures.rows.filter(
      ({ received, completed, rejected, overdue }) => received + completed + rejected + overdue > 0,
    );
    const busiest = told.toSorted((a, b) => b.received + b.completed - (a.received + a.completed));
    return [
      `*${figuresPeriod(figures)}*`,
      ...totalLines(figures.total),
      ...busiest.slice(0, mostRows).map((row) => `• ${nameOf(row)}: ${tallyLine(row)}`),
      ...(busiest.length > mostRows ? [`… dan ${busiest.length - mostRows} layanan lain.`] : []),
    ].join('\n');
  },
  help: 'Lewat waktu: belum selesai, sekarang. Terlambat: sudah diputuskan atau berakhir, sesudah waktunya. Jam kerja: 08.00–16.00 pada hari kerja, berhenti selama menunggu pemohon.',
  pictureOrdered: 'Gambarnya sedang dibuat dan segera dikirim ke sini.',
  pictureTitle: (figures: Pick<Figures, 'from' | 'to'>): string => `Angka layanan ${figuresPeriod(figures)}`,
};

/** The same, each under its name. */
export const figuresTexts = named('figures', own, {
  shown: ['key', ['tally']],
  text: [['figures', 'from', 'to', 'at'], ['catalogue']],
  pictureTitle: [['figures', 'from', 'to']],
});
