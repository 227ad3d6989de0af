import { named } from '../kernel/wording.ts';

/** What a person reads when a page cannot be had; anything else of the error stays with us. */
const own = {
  byStatus: {
    404: 'Halaman ini tidak ada. Silakan kembali ke percakapan.',
    413: 'Kiriman itu terlalu besar.',
    429: 'Terlalu banyak percobaan. Silakan coba lagi beberapa menit lagi.',
  } as Readonly<Record<number, string>>,
  refused: 'Permintaan itu tidak dapat kami baca. Silakan kembali ke percakapan.',
  broken: 'Ada gangguan di pihak kami. Silakan coba lagi sebentar lagi.',
};

/** The same, each under its name. */
export const errorTexts = named('error', own);
