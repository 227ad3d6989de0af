/** The sentences of this feature, by what they are for. */
export const sopTexts = {
  title: (title: string, version: string): string => `*SOP ${title}* (versi ${version})`,
  question: 'Setujukah Anda dengan SOP ini?',
  declined: 'Baik. Tanpa persetujuan SOP permohonan tidak dapat diajukan. Anda dapat kembali kapan saja.',
};
