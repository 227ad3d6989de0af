/** The sentences of this feature, by what they are for. */
export const sopTexts = {
  title: (title: string, version: string): string => `*SOP ${title}* (versi ${version})`,
  draftLine: 'Draf – menunggu penetapan Kepala Dinas',
  question: 'Setujukah Anda dengan SOP ini?',
  declined: 'Baik. Tanpa persetujuan SOP permohonan tidak dapat diajukan. Anda dapat kembali kapan saja.',
};
