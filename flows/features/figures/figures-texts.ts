/** How the office's figures are read: by administrators, and without units' delays by everybody. */
import { longDate, longMonth } from '../../../domain/city-time.ts';
import { unitName } from '../../../domain/unit.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Figures, Tally } from './figures.ts';

const decimal = (value: number): string => value.toFixed(1).replace('.', ',').replace(/,0$/, '');

/** Working hours, from eight on in working days as well: "12 jam kerja (1,5 hari)". */
const hoursText = (hours: number): string =>
  `${decimal(hours)} jam kerja${hours >= 8 ? ` (${decimal(hours / 8)} hari)` : ''}`;

const ratingText = (rating: number): string => `${decimal(rating)} dari 5`;

const tallyLine = ({ received, done, overdue, medianHours, rating }: Tally): string =>
  [
    `masuk ${received}`,
    `selesai ${done}`,
    ...(overdue > 0 ? [`*terlambat ${overdue}*`] : []),
    ...(medianHours === null ? [] : [`median ${hoursText(medianHours)}`]),
    ...(rating === null ? [] : [`nilai ${ratingText(rating)}`]),
  ].join(', ');

/** The days figures are of, as people read them. */
const figuresPeriod = ({ from, to }: Pick<Figures, 'from' | 'to'>): string =>
  from === to ? longDate(from) : `${longMonth(from.slice(0, 7))}, sampai ${longDate(to)}`;

/** The sentences of this feature, by what they are for. */
export const figuresTexts = {
  hoursText,
  ratingText,
  /** The figures of some days: in all, then a line a service and unit with anything to tell, the busiest first. */
  text: (figures: Figures, { byCode, city: { units } }: Catalogue): string => {
    const nameOf = ({ service, unit }: Figures['rows'][number]): string =>
      `${byCode.get(service)?.title ?? service} (${unitName(units, unit)})`;
    const told = figures.rows.filter(({ received, done, overdue }) => received + done + overdue > 0);
    const busiest = told.toSorted((a, b) => b.received + b.done - (a.received + a.done));
    return [
      `*${figuresPeriod(figures)}*`,
      `Semua: ${tallyLine(figures.total)}`,
      ...busiest.map((row) => `• ${nameOf(row)}: ${tallyLine(row)}`),
    ].join('\n');
  },
  help: 'Terlambat: keadaan sekarang. Median: jam kerja (08.00–16.00 pada hari kerja) dari masuk sampai selesai atau ditolak.',
  pictureOrdered: 'Gambarnya sedang dibuat dan segera dikirim ke sini.',
  pictureTitle: (figures: Pick<Figures, 'from' | 'to'>): string => `Angka layanan ${figuresPeriod(figures)}`,
};
