import { named } from '../../kernel/wording.ts';

/** What is read on the page of reports. */
const own = {
  reports: {
    title: 'Laporan',
    about: 'Laporan evaluasi. Setiap angka dapat dibuka sampai ke permohonan yang dihitungnya.',
    from: 'Dari tanggal',
    to: 'Sampai tanggal',
    show: 'Tampilkan',
    wrongDays: 'Pilih dua tanggal; yang pertama tidak sesudah yang kedua.',
    download: 'Unduh',
    forms: { pdf: 'PDF', xlsx: 'Excel (xlsx)', csv: 'CSV', json: 'JSON' } as const,
    proposal: 'Usulan pengembangan',
    proposalHelp:
      'Masuk ke dalam laporan periode ini. Jangan menyebut nama orang. Sesudah ditandatangani Kepala Dinas tidak dapat diubah.',
    proposalWords: 'Usulan',
    save: 'Simpan',
    sign: 'Tandatangani',
    signed: (at: string): string => `Ditandatangani Kepala Dinas, ${at}.`,
    notSigned: 'Belum ditandatangani Kepala Dinas.',
    noProposal: 'Belum ada usulan untuk periode ini.',
    saved: 'Usulan disimpan.',
    signedNow: 'Usulan ditandatangani.',
    changed: 'Usulan ini sudah ditandatangani atau baru saja diubah; bacalah lagi di bawah.',
    wordsWrong: 'Tulis usulannya, 10 sampai 4.000 huruf.',
    counted: (label: string, days: string): string => `${label}, ${days}`,
    nothing: 'Tidak ada permohonan.',
    counting:
      'Angka periode ini belum pernah dihitung dan sedang dihitung sekarang. Halaman ini memuat ulang sendiri begitu selesai; Anda boleh menutupnya dan kembali nanti.',
    toReport: 'Muat ulang sekarang',
    listed: (most: number): string => `Ditampilkan ${most} yang pertama.`,
  },
} as const;

/** The same, each under its name. */
export const reportPageTexts = named('desk', own, {
  reports: { signed: ['at'], counted: ['label', 'days'], listed: ['most:number'] },
});
