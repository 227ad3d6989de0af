import { named } from '../../kernel/wording.ts';
const dayOf = (used: number, of: number): string =>
  used === 0 || of === 0 ? '' : ` (hari ke-${used} dari ${of} hari kerja)`;

/** The sentences of this feature, by what they are for. */
const own = {
  none: 'Anda belum punya permohonan. Ketik *menu* untuk melihat layanan.',
  title: '*Permohonan Anda*',
  unsent: (title: string, missing: number | null): string => {
    const lacks =
      missing === 0 ? ', tinggal diperiksa dan dikirim' : missing ? `, kurang ${missing} isian` : '';
    return `Anda belum mengirim: *${title}*${lacks}. Lanjutkan?`;
  },
  due: (request: { number: string; since: string; promise: string | null }): string =>
    `${request.number}: sejak ${request.since}${request.promise === null ? '' : `, janji keputusan ${request.promise}`}`,
  promised: (on: string, used: number, of: number): string => `Janji keputusan: ${on}${dayOf(used, of)}`,
  extended: (because: string): string => `Diperpanjang. Alasan: ${because}`,
  paused: (since: string, used: number, of: number): string =>
    `Menunggu Anda sejak ${since}; waktu kami berhenti${dayOf(used, of)}.`,
  rateLine: 'Seberapa puas Anda dengan layanan ini? 1 sangat tidak puas, 5 sangat puas.',
  olderOnes: 'Yang lebih lama',
  older: (shown: number): string =>
    `_Ini ${String(shown)} yang terbaru. Untuk yang lebih lama, ketik *status* dan nomornya._`,
  footer: 'Pilih satu untuk melihat rinciannya.',
  unknown: (asked: string): string =>
    `Permohonan *${asked.slice(0, 30)}* tidak ditemukan di antara permohonan Anda. Periksa nomornya, atau ketik *status* untuk melihat semua. Nomor dari loket? Ketik *sambung*.`,
  incomplete: 'Nomor itu belum lengkap atau tidak kami kenal. Pilih dari permohonan Anda:',
  line: (request: { number: string; title: string; state: string }): string =>
    `${request.number} – ${request.title} – ${request.state}`,
  detail: (request: {
    number: string;
    title: string;
    state: string;
    since: string;
    promise: string | null;
    next: string;
    extra: string[];
  }): string =>
    [
      `*${request.number}* – ${request.title}`,
      `Keadaan: *${request.state}* sejak ${request.since}`,
      ...(request.promise ? [request.promise] : []),
      ...request.extra,
      `Berikutnya: ${request.next}`,
    ].join('\n'),
  withdrawQuestion: (number: string): string =>
    `Batalkan permohonan *${number}*? Yang sudah dibatalkan tidak dapat diteruskan; Anda dapat mengajukan yang baru.`,
  withdrawKept: 'Baik, permohonan tetap diproses.',
  notPossibleNow: (state: string): string =>
    `Itu sudah tidak bisa dilakukan: permohonan sekarang *${state}*.`,
  rated: 'Terima kasih atas penilaian Anda.',
  whichWithdrawn: 'Permohonan mana yang ingin Anda batalkan? Pilih dahulu.',
  noneToWithdraw: 'Tidak ada permohonan yang masih bisa dibatalkan.',
  ratedWithWords: 'Terima kasih. Penilaian dan komentar Anda sudah kami catat.',
  alreadyRated: 'Penilaian Anda sudah kami catat. Terima kasih.',
  reopenQuestion: 'Apa yang belum selesai? Tulis singkat agar petugas dapat menindaklanjuti.',
  reopenWith: (quoted: string): string =>
    `Buka lagi permohonan ini dengan alasan berikut? Bila ada yang kurang, tulis saja di sini.\n${quoted}`,
  reopenUntil: (until: string): string =>
    `Jika ternyata belum selesai, beri tahu kami paling lambat *${until}*.`,
  reopenTooLate: (within: number): string =>
    `Masa ${within} hari untuk membuka lagi permohonan ini sudah lewat. Silakan ajukan permohonan baru, atau ketik *bantuan* untuk menghubungi petugas.`,
  reopenTooShort: 'Tulis alasannya dengan beberapa kata, misalnya: _berkas hasil tidak bisa dibuka_.',
  reopened: (number: string): string =>
    `Permohonan *${number}* dibuka lagi. Alasan Anda sudah kami teruskan kepada petugas.`,

  /* The comment on a rating */
  commentLabel: 'Beri komentar',
  commentInvited: 'Bila ada yang ingin disampaikan, tulis di sini.',
  commentQuestion: 'Ada yang baik, atau yang perlu kami perbaiki? Tulis singkat.',
  noComment: 'Baik. Ketik *menu* bila memerlukan layanan lain.',
  commentKept: 'Terima kasih, komentar Anda sudah kami catat.',
  commentTooShort: 'Tulis komentarnya dengan beberapa kata.',
};

/** The same, each under its name. */
export const statusTexts = named('status', own, {
  unsent: ['title', 'missing'],
  due: [['request', 'number', 'since', 'promise']],
  promised: ['on', 'used:number', 'of:number'],
  extended: ['because'],
  paused: ['since', 'used:number', 'of:number'],
  older: ['shown:number'],
  unknown: ['asked'],
  line: [['request', 'number', 'title', 'state']],
  detail: [['request', 'number', 'title', 'state', 'since', 'promise', 'next', 'extra']],
  withdrawQuestion: ['number'],
  notPossibleNow: ['state'],
  reopenUntil: ['until'],
  reopenTooLate: ['within:number'],
  reopenWith: ['quoted'],
  reopened: ['number'],
});
