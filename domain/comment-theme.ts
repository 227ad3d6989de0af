/** What a comment to a rating may be about, as an administrator picks it; the label is what people read. */
export const commentThemes = {
  speed: 'Kecepatan',
  staff: 'Sikap petugas',
  clearness: 'Kejelasan syarat dan informasi',
  result: 'Hasil layanan',
  channel: 'Chat dan formulir',
  place: 'Ruangan dan peralatan',
  praise: 'Terima kasih dan pujian',
  other: 'Lain-lain',
} as const;

export type CommentTheme = keyof typeof commentThemes;
export const commentThemeCodes = Object.keys(commentThemes) as [CommentTheme, ...CommentTheme[]];
