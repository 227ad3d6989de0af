import { named } from '../kernel/wording.ts';
import { longDate } from '../../domain/city-time.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  draftLine: 'Draf – menunggu penetapan Kepala Dinas',
  decreeLine: (number: string, date: string): string =>
    `Ditetapkan dengan Keputusan Kepala Dinas Nomor ${number}, ${longDate(date)}`,
};

/** The same, each under its name. */
export const catalogueTexts = named('catalogue', own, { decreeLine: ['number', 'date:day'] });
