import { named } from '../../kernel/wording.ts';
import type { OtherKind } from '../../kernel/event.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  /** Of what nobody can answer a question with: what it is, and what to do instead. */
  cannotUse: {
    voice:
      'Maaf, pesan suara belum bisa kami dengarkan. Mohon ditulis; tombol mikrofon di papan ketik mengubah suara menjadi tulisan.',
    audio: 'Maaf, rekaman suara belum bisa kami dengarkan. Mohon ditulis.',
    video:
      'Maaf, video belum bisa kami terima. Mohon ditulis, atau kirim sebagai foto atau PDF bila diminta.',
    video_note: 'Maaf, pesan video belum bisa kami terima. Mohon ditulis.',
    gif: 'GIF tidak dapat menjadi jawaban. Mohon ditulis.',
    sticker: 'Stiker belum dapat kami baca sebagai jawaban.',
    view_once:
      'Foto sekali lihat tidak dapat kami buka maupun simpan. Mohon kirim ulang sebagai foto biasa, tanpa tanda *1*.',
    poll: 'Jajak pendapat tidak dapat kami isi. Mohon tulis maksud Anda.',
    contact_card: 'Kartu kontak itu tidak memuat nomor telepon. Mohon tulis nomornya.',
    invitation: 'Undangan tidak dapat kami ikuti. Mohon tulis keperluan Anda.',
    story: 'Cerita (status) tidak dapat kami buka. Mohon tulis maksud Anda.',
    game: 'Permainan tidak dapat kami ikuti. Mohon ditulis.',
    order:
      'Pesanan atau pembayaran tidak kami terima di sini. Semua layanan gratis. Mohon tulis keperluan Anda.',
    call: 'Maaf, panggilan tidak dapat kami terima di sini. Mohon ditulis, atau ketik *petugas* untuk dihubungi.',
    video_call:
      'Maaf, panggilan video tidak dapat kami terima di sini. Mohon ditulis, atau ketik *petugas* untuk dihubungi.',
    unopened: 'Pesan itu belum dapat dibuka aplikasi chat kami. Mohon kirim sekali lagi.',
    unknown: 'Maaf, pesan jenis ini belum bisa kami baca. Mohon ditulis.',
  } satisfies Record<OtherKind, string>,
  howToGoOn: 'Tulis keperluan Anda dalam satu kalimat, atau ketik *menu*.',
  /** A sticker where nothing is asked. */
  smile: '🙏',
  reaction: 'Reaksi belum dapat kami baca sebagai jawaban. Mohon ditulis atau dipilih.',
  deleted: (label: string): string =>
    `Pesan itu Anda hapus, tetapi jawaban *${label}* tetap tersimpan. Untuk mengubahnya, ketik *kembali*.`,
};

/** The same, each under its name. */
export const otherTexts = named('other', own, { deleted: ['label'] });
