import { figures } from '../../../app/db/figures.ts';
import { addDays, addMonths, cityDate } from '../../../domain/city-time.ts';
import type { DocumentOrder } from '../../../flows/features/documents/document.ts';
import { figuresTexts } from '../../../flows/features/figures/figures-texts.ts';
import { serviceFace } from '../../../flows/features/requests/service-face.ts';
import { figuresSvg } from '../../pictures/figures.ts';
import { pngOf } from '../../pictures/png.ts';
import type { WorkerNeeds } from '../../needs.ts';
import type { Made } from './make-document.ts';

/** A month's figures as a picture: the present month's up to today. */
export const makeFigures = async (
  { month }: Extract<DocumentOrder, { kind: 'figures' }>,
  needs: WorkerNeeds,
): Promise<Made> => {
  const { db, clock, tz, catalogue } = needs;
  const { holidays } = catalogue.city;
  const now = clock();
  const [today, last] = [cityDate(now, tz), addDays(addMonths(month, 1), -1)];
  const counted = await figures(db, { from: month, to: last < today ? last : today, now, tz, holidays });
  const svg = figuresSvg(counted, (code) => serviceFace(needs, code).title);
  return {
    text: figuresTexts.pictureTitle(counted),
    file: {
      name: `angka-${month.slice(0, 7)}.png`,
      mime: 'image/png',
      bytes: await pngOf(needs.sandbox, svg, 1000),
    },
  };
};
