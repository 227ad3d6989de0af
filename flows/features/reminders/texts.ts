import { named } from '../../kernel/wording.ts';
/** The sentences of this feature, by what they are for. */
const own = {
  remindersStopped:
    'Baik, kami tidak akan mengingatkan lagi dan tidak mengirim apa pun selain kabar permohonan Anda. Isian Anda tersimpan. Untuk kembali, ketik *menu*; bila ingin diingatkan lagi, ketik *ingatkan*.',
  remindersBegun:
    'Baik, kami akan mengingatkan Anda bila ada isian yang belum dikirim. Untuk berhenti, ketik *stop*.',
};

/** The same, each under its name. */
export const reminderTexts = named('reminder', own);
