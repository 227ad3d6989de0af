import { longDate } from '../../domain/city-time.ts';

/** The sentences of this feature, by what they are for. */
export const catalogueTexts = {
  draftLine: 'Draf – menunggu penetapan Kepala Dinas',
  decreeLine: (number: string, date: string): string =>
    `Ditetapkan dengan Keputusan Kepala Dinas Nomor ${number}, ${longDate(date)}`,
};
