import { named } from '../../kernel/wording.ts';

/** A request's page. */
const own = {
  request: {
    title: (number: string): string => `Permohonan ${number}`,
    standing: 'Keadaan',
    since: 'Sejak',
    unit: 'Unit',
    supporting: 'Pendamping',
    schedule: 'Jadwal',
    outcome: 'Hasil',
    ratings: 'Penilaian pemohon',
    due: 'Jatuh tempo',
    applicant: 'Pemohon',
    answers: 'Isian',
    decision: 'Disposisi',
    lacking: 'Yang kurang',
    completed: 'Dilengkapi pemohon (lama → baru)',
    history: 'Riwayat',
    letters: 'Berkas',
    noLetters: 'Permohonan ini tidak memiliki berkas.',
    open: 'Buka',
    openLetter: (label: string): string => `Buka ${label}`,
    closed:
      'Data sensitif dibuka dengan kode yang kami kirim ke chat Anda; pembukaannya tercatat atas nama Anda.',
    openClosed: 'Buka data sensitif',
    looked: 'Pembukaan berkas ini tercatat atas nama Anda.',
    gone: 'Berkas ini tidak dapat ditampilkan di sini. Buka lewat chat: *Lihat berkas*.',
    pageOf: (label: string, page: number, pages: number): string =>
      pages > 1 ? `${label}, halaman ${page} dari ${pages}` : label,
    more: 'Halaman berikutnya',
    viewer: 'Tampilan berkas',
    sizes: { pas: 'Pas', '2x': 'Besar 2×', '3x': 'Besar 3×' },
    turns: { '0': 'Tegak', '90': 'Putar 90°', '180': 'Putar 180°', '270': 'Putar 270°' },
    pageBefore: '↑ sebelumnya',
    pageAfter: '↓ berikutnya',
    events: (shown: number, all: number): string =>
      all > shown ? `Riwayat (${shown} yang terakhir dari ${all})` : `Riwayat (${shown})`,
    undoHelp: 'Selama pemohon belum dikabari.',
    talk: 'Percakapan dengan pemohon',
    write: 'Pesan untuk pemohon',
    writeHelp: 'Pemohon hanya melihat peran dan unit Anda, bukan nama atau nomor Anda.',
    writeFile: 'Berkas',
    note: 'Catatan untuk unit yang menangani',
    noteHelp: 'Masuk riwayat dan tidak terkirim kepada pemohon.',
    undoMessage: 'Pesan',
    moveDay: 'Tanggal baru',
    moveTimes: 'Jam',
    moveTimesHelp: 'Misalnya 09.00-11.00.',
    moveReason: 'Alasan',
    moveReasonHelp: 'Pemohon membacanya.',
    moveNow: (what: string, period: string): string => `${what}, sekarang ${period}.`,
    mark: 'Hasil pemeriksaan',
    unmarked: 'Belum ditandai',
    markNote: 'Keterangan untuk pemohon',
    checkHow: (verify: string, completion: string): string =>
      `Bila ada yang ditandai kurang, Lanjutkan menuju ${completion}; selain itu ${verify}.`,
    nothingOpen: 'Tekan Buka di samping sebuah berkas untuk melihatnya di sini.',
    related: 'Permohonan lain dari pemohon ini',
    booked: 'Pemesanan',
    back: 'Ke daftar',
  },
} as const;

/** The same, each under its name. */
export const requestTexts = named('desk', own, {
  request: {
    title: ['number'],
    openLetter: ['label'],
    pageOf: ['label', 'page:number', 'pages:number'],
    events: ['shown:number', 'all:number'],
    moveNow: ['what', 'period'],
    checkHow: ['verify', 'completion'],
  },
});
