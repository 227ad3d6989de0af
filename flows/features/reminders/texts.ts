/** The sentences of this feature, by what they are for. */
export const reminderTexts = {
  remindersStopped:
    'Baik, kami tidak akan mengingatkan lagi. Isian Anda tetap tersimpan sampai batas waktunya. Bila ingin diingatkan lagi, ketik *ingatkan*.',
  remindersBegun:
    'Baik, kami akan mengingatkan Anda bila ada isian yang belum dikirim. Untuk berhenti, ketik *stop*.',
};
