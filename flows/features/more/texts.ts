/** The sentences of this feature, by what they are for. */
export const moreTexts = {
  more: 'Selengkapnya',
  how: 'Ketik *selengkapnya* untuk membaca lanjutannya.',
  nothing: 'Teks itu sudah lengkap.',
};
