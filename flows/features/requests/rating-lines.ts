import { hideNik } from '../../../domain/nik.ts';
import { quoted } from '../../../domain/quotation.ts';
import type { Context } from '../../kernel/context.ts';
import type { RequestView } from './request.ts';
import { requestTexts } from './texts.ts';
import { moment } from './times.ts';

/** Every rating of a request in words, the first one first; what was added without any NIK. */
export const ratingLines = ({ ratings = [] }: RequestView, context: Pick<Context, 'tz'>): string[] =>
  ratings.map(({ stars, at, comment }) =>
    requestTexts.ratingLine(
      stars,
      moment(at, context),
      comment === undefined ? null : quoted(hideNik(comment)),
    ),
  );
