/** Where somebody looked at personal data. */
export const doors = {
  chat: 'chat',
  desk: 'meja',
  page: 'halaman aman',
  document: 'dokumen',
  command: 'perintah server',
} as const;
export type Door = keyof typeof doors;

/** What can be looked at, and what it is looked at for (Perwali 126/2022 Pasal 12 and 16(2); UU 27/2022 Pasal 16(2)). */
export const looks = {
  list: { label: 'daftar permohonan', purpose: 'mencari permohonan yang harus dikerjakan' },
  request: { label: 'permohonan', purpose: 'memproses permohonan' },
  history: { label: 'riwayat permohonan', purpose: 'memeriksa jalannya permohonan' },
  letters: { label: 'berkas', purpose: 'memeriksa berkas persyaratan' },
  identity: { label: 'NIK atau kartu identitas', purpose: 'mencocokkan identitas pemohon' },
  talk: { label: 'pesan', purpose: 'membalas pesan pemohon' },
  question: { label: 'pertanyaan', purpose: 'menjawab pertanyaan' },
  sheet: { label: 'lembar disposisi', purpose: 'mencetak permohonan untuk dicatat dan didisposisikan' },
  receipt: { label: 'tanda terima loket', purpose: 'memberi pemohon tanda terima' },
  agenda: { label: 'buku agenda', purpose: 'mencatat surat masuk' },
  table: { label: 'tabel yang diunduh', purpose: 'menyusun laporan' },
  person: { label: 'semua data tentang Anda', purpose: 'memenuhi permintaan pemilik data' },
  rating: { label: 'penilaian dan komentarnya', purpose: 'memantau mutu layanan' },
  data_request: { label: 'permintaan tentang data pribadi', purpose: 'menjawab permintaan pemilik data' },
  notice: { label: 'nama dan nomor untuk surat', purpose: 'memberi tahu pemilik data tentang insiden' },
} as const;
export type Look = keyof typeof looks;

/** One look at personal data: whose, by whom, where, at what, and for what. */
export type Access = {
  at: string;
  /** Null: whoever may run commands on the server. */
  who: string | null;
  role: string | null;
  unit: string | null;
  door: Door;
  what: Look;
  purpose: string;
  /** The numbers of the requests of this person that were looked at. */
  requests: string[];
};
