/** What is read where the office changes what the city decides; the sentences of the chat stand beside these. */
export const changesTexts = {
  changes: {
    title: 'Usulan perubahan',
    link: 'Usulan perubahan yang menunggu',
    edit: 'Ubah SOP',
    editTitle: (service: string): string => `Ubah SOP: ${service}`,
    step: (no: number): string => `Langkah ${no}`,
    reason: 'Alasan',
    reasonHelp: 'Tercatat dalam riwayat, 3 sampai 300 huruf.',
    nothing: 'Belum ada langkah yang diubah.',
    difference: 'Yang berubah',
    phone: 'Seperti yang akan dibaca pemohon',
    decree: 'Nomor Keputusan Kepala Dinas (boleh kosong)',
    decreeDay: 'Tanggal keputusan',
    because: 'Alasan bila dikembalikan',
    becauseHelp: 'Pengusul membacanya.',
    back: 'Ke usulan',
  },
} as const;
