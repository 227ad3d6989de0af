import { named } from '../../kernel/wording.ts';

/** The register of incidents. */
const own = {
  incidents: {
    title: 'Insiden',
    columns: ['Nomor', 'Jenis', 'Dibuka', 'Batas pemberitahuan', 'Keadaan'],
    none: 'Belum ada insiden.',
    states: {
      closed: 'ditutup',
      people: 'pemilik data belum diberi tahu',
      authority: 'lembaga belum diberi tahu',
      told: 'semua sudah diberi tahu',
    },
    open: 'Catat insiden',
    openHow:
      'Sejak dicatat berjalan batas 3 × 24 jam (UU 27/2022 Pasal 46). Siapa yang terkena dihitung sendiri dari jenis dan waktunya.',
    kind: 'Jenis',
    from: 'Sejak',
    until: 'Sampai',
    requests: 'Hanya permohonan ini',
    requestsHelp: 'Nomor-nomor, dipisah koma. Kosong: semua.',
    channel: 'Hanya kanal ini',
    channelHelp: 'Untuk jenis pesan lewat kanal: whatsapp atau telegram. Kosong: semua.',
    wrong:
      'Periksa jenis dan waktunya: sampai tidak boleh sebelum sejak, dan jenis permohonan perlu nomornya.',
    gone: 'Insiden itu tidak ada.',
    period: (from: string, until: string): string => `${from} sampai ${until}`,
    due: (until: string): string => `Pemilik data dan lembaga diberi tahu paling lambat ${until}.`,
    touched: 'Yang terkena',
    touchedColumns: ['Jenis data', 'Orang'],
    people: (people: number, requests: number): string => `${people} orang, ${requests} permohonan.`,
    told: (channel: number, paper: number, not: number): string =>
      `Diberi tahu lewat kanalnya: ${channel}. Lewat surat: ${paper}. Belum: ${not}.`,
    entries: 'Catatan',
    entryColumns: ['Waktu', 'Oleh', 'Apa', 'Isi'],
    what: { cause: 'Sebab', measure: 'Penanganan' },
    words: 'Isi catatan',
    note: 'Simpan catatan',
    wordsWrong: 'Tulis isinya, 5 sampai 2000 huruf.',
    notice: 'Pemberitahuan kepada pemilik data',
    noticeHow:
      'Begini bunyinya; data dan nomor permohonan diisi untuk tiap orang. Dikirim sekali lewat kanal masing-masing.',
    approve: 'Setujui dan kirim',
    approved: (by: string, at: string): string => `Disetujui ${by}, ${at}.`,
    paper: (people: number): string => `${people} orang belum terjangkau dan perlu disurati.`,
    paperList: 'Unduh daftar surat (CSV)',
    paperColumns: ['Nama', 'Telepon', 'Instansi', 'E-mail', 'Data', 'Permohonan'],
    paperSent: 'Surat sudah dikirim',
    authority: 'Pemberitahuan kepada lembaga dan CSIRT kota',
    pdf: 'Unduh PDF',
    json: 'Unduh JSON (STIX)',
    authorityTold: 'Lembaga sudah diberi tahu',
    close: 'Tutup insiden',
    reason: 'Hasil akhirnya',
    done: 'Tercatat.',
    already: 'Itu sudah dilakukan sebelumnya.',
    by: (by: string, at: string): string => `${by}, ${at}`,
    back: 'Ke daftar insiden',
  },
} as const;

/** The same, each under its name. */
export const incidentsTexts = named('desk', own, {
  incidents: {
    period: ['from', 'until'],
    due: ['until'],
    people: ['people:number', 'requests:number'],
    told: ['channel:number', 'paper:number', 'not:number'],
    approved: ['by', 'at'],
    paper: ['people:number'],
    by: ['by', 'at'],
  },
});
