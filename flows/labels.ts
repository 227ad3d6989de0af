import { named } from './kernel/wording.ts';

const buttonsOwn = {
  menu: 'Menu utama',
  external: 'Layanan eksternal (masyarakat/institusi)',
  internal: 'Layanan internal (Perangkat Daerah)',
  status: 'Status permohonan',
  information: 'Informasi',
  help: 'Bantuan',
  staffInbox: 'Permohonan masuk',
  wholeSop: 'SOP lengkap',
  agree: 'Setuju',
  disagree: 'Tidak setuju',
  skip: 'Lewati',
  uploaded: 'Selesai unggah',
  picked: 'Selesai memilih',
  back: 'Kembali',
  cancel: 'Batal',
  change: 'Ubah',
  send: 'Kirim',
  resume: 'Lanjutkan',
  fresh: 'Mulai baru',
  restore: 'Kembalikan isian',
  yes: 'Ya',
  no: 'Tidak',
  storeAnyway: 'Simpan saja',
  suggested: 'Ya, lanjutkan',
  allServices: 'Lihat semua layanan',
  keep: 'Tetap pakai ini',
  replace: 'Ganti semua berkas',
  stopReminders: 'Jangan ingatkan lagi',
  human: 'Hubungi petugas',
  withdraw: 'Batalkan permohonan',
  complete: 'Lengkapi sekarang',
  notFinished: 'Belum selesai',
  reply: 'Balas petugas',
  writeToUnit: 'Tulis kepada petugas',
  seeExample: 'Lihat contoh',
  otherService: 'Ganti layanan',
  later: 'Lanjut nanti',
} as const;

/** The same, each under its name. */
export const buttons = named('buttons', buttonsOwn);

/** What staff can do with a request besides its steps, as their buttons read. */
const own = {
  write: 'Tulis kepada pemohon',
  note: 'Tulis catatan',
  talk: 'Percakapan',
  remind: 'Ingatkan lagi',
  wait: 'Tunggu',
  print: 'Cetak',
  print_all: 'Cetak beserta lampiran',
} as const;

/** The same, each under its name. */
export const actLabels = named('acts', own);
