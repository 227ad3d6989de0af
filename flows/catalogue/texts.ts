/** The sentences of this feature, by what they are for. */
export const catalogueTexts = {
  draftLine: 'Draf – menunggu penetapan Kepala Dinas',
};
