import { named } from '../../kernel/wording.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  completionTooLate: (number: string, state: string): string =>
    `Kelengkapan permohonan *${number}* tidak dapat diteruskan: permohonan itu sekarang *${state}*. Ketik *status* untuk rinciannya.`,
  completionSent: (number: string): string =>
    `Terima kasih. Kelengkapan permohonan *${number}* sudah kami terima dan diperiksa lagi. Ketik *status* kapan saja.`,
};

/** The same, each under its name. */
export const completionTexts = named('completion', own, {
  completionTooLate: ['number', 'state'],
  completionSent: ['number'],
});
