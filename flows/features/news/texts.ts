import { buttons } from '../../labels.ts';

/** The sentences of this feature, by what they are for. */
export const newsTexts = {
  later: 'Isian Anda yang sekarang bisa diteruskan dulu. Setelah itu, ketik *status* untuk menanggapinya.',
  now: `Isian Anda yang sekarang tetap tersimpan. Bila siap, tekan *${buttons.complete}*.`,
};
