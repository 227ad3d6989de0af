import { buttons } from '../../labels.ts';

/** The sentences of this feature, by what they are for. */
export const newsTexts = {
  now: `Isian Anda yang sekarang tetap tersimpan. Bila siap, tekan *${buttons.complete}*.`,
};
