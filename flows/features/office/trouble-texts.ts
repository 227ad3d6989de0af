import { named } from '../../kernel/wording.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  /** Told to administrators when messages were given up that should have arrived. */
  undeliveredText: (count: number): string =>
    `Dalam sehari terakhir ${count} pesan tidak dapat disampaikan, padahal penerimanya tidak memblokir kami. Lihat: npm run admin -- delivery list. Setelah penyebabnya diperbaiki, kirim lagi dengan: npm run admin -- delivery retry all`,
  /** Told to administrators when a member of staff does not get what is written to them. */
  unreachableStaffText: (staffId: string): string =>
    `Pesan untuk seorang petugas tidak sampai: ia mungkin memblokir bot atau berganti akun. ID petugas: ${staffId} (nama: npm run admin -- staff list). Mintalah ia menulis ke bot ini lagi; yang tertunda lalu terkirim.`,
  /** Told to administrators when a timed job goes on failing. */
  jobFails: (name: string, times: number): string =>
    `Tugas berkala *${name}* terus gagal, sudah ${times} kali berturut-turut. Penyebabnya ada di log (job=${name}); tugas lain tetap berjalan.`,
  /** Told to administrators when a timed job has ended its process three times. */
  jobAside: (name: string): string =>
    `Tugas berkala *${name}* kami hentikan sementara: tiga kali berturut-turut prosesnya mati saat tugas itu berjalan. Tugas lain tetap berjalan. Lihat: npm run admin -- job list. Setelah penyebabnya diperbaiki: npm run admin -- job resume ${name}`,
  /** Told to administrators when a message was set aside after three faults of ours. */
  asideText:
    'Ada pesan yang gagal kami proses karena kesalahan sistem. Pengirimnya sudah kami mintai maaf. Lihat: npm run admin -- message list. Setelah penyebabnya diperbaiki: npm run admin -- message replay ID',
  /** Told to administrators, straight through their channel, when nothing can be stored. */
  notWritable: (what: string, sentence: string): string =>
    `Darurat: pesan pemohon tidak dapat disimpan (*${what}*: ${sentence}). Penyedia pesan akan mengirimnya lagi nanti, tetapi selama ini tidak ada yang dijawab. Periksa disk server sekarang. Rincian: /readyz`,
  /** Told to administrators when files cannot be written. */
  diskText:
    'Berkas yang dikirim pemohon tidak dapat disimpan: disk penuh atau tidak dapat ditulis (folder DATA_DIR/letters). Pemohon diminta mengirim ulang. Mohon segera diperbaiki.',
  /** Told to administrators when what is kept for figures was not what the history says. */
  figuresDiffer: (count: number): string =>
    `Pemeriksaan harian menemukan ${count} permohonan yang catatan angkanya berbeda dari riwayatnya. Catatan itu sudah dihitung ulang, jadi angka sekarang benar; laporan yang dibuat sebelumnya mungkin perlu dibuat lagi. Kabarkan kepada pengelola sistem: ini kesalahan program.`,
  /** Told to administrators when a channel brought something that could not be read or stored. */
  updateAsideText:
    'Ada kiriman dari penyedia pesan yang tidak dapat dibaca atau disimpan, jadi kami sisihkan; pesan lain tetap jalan. Lihat: npm run admin -- update list. Kirimkan daftar itu kepada pengelola sistem.',
};

/** The same, each under its name. */
export const troubleTexts = named('trouble', own, {
  undeliveredText: ['count:number'],
  unreachableStaffText: ['staffId'],
  jobFails: ['name', 'times:number'],
  jobAside: ['name'],
  notWritable: ['what', 'sentence'],
  figuresDiffer: ['count:number'],
});
