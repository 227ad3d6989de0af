import { named } from '../../kernel/wording.ts';
import { z } from 'zod';

/** Why a sent form is not recorded yet. `delayed`: nobody knows, it is simply late. */
export const HeldBecause = z.enum([
  'delayed',
  'service_gone',
  'not_employee',
  'unreadable',
  'request_gone',
  'beside_other',
  'ends_worker',
]);
export type HeldBecause = z.infer<typeof HeldBecause>;

/** `title` is null when the service is not known any more. */
type Held = { title: string | null; completion: boolean };

const whatWasSent = ({ title, completion }: Held): string =>
  `${completion ? 'kelengkapan' : 'permohonan'}${title === null ? '' : ` *${title}*`}`;

const whatFollows = ({ completion }: Held): string =>
  completion ? 'Kabarnya kami kirim ke sini' : 'Nomornya kami kirim ke sini';

const listed = (title: string | null): string => (title === null ? 'Permohonan' : `*${title}*`);

/** The sentences of this feature, by what they are for. */
const own = {
  /** Why, as administrators read it. */
  reasons: {
    delayed: 'belum selesai dicatat (gangguan, atau worker tidak berjalan)',
    service_gone: 'layanannya tidak ada lagi di katalog',
    not_employee: 'pengirimnya tidak ada lagi di daftar pegawai',
    unreadable: 'isiannya tidak dapat dibaca',
    request_gone: 'permohonan yang dilengkapi tidak ditemukan',
    beside_other: 'menunggu pemohon menyelesaikan isian lain',
    ends_worker: 'tiga kali menghentikan worker yang mencatatnya',
  } satisfies Record<HeldBecause, string>,
  /** Told once to whoever sent a form that cannot be recorded yet: nothing is lost, and nothing has to be sent again. */
  text: (because: HeldBecause, held: Held): string =>
    because === 'beside_other'
      ? `Maaf, ${whatWasSent(held)} yang sudah Anda kirim belum tercatat: pilihannya baru saja dipakai pemohon lain. Isian Anda aman. Selesaikan atau batalkan dulu isian layanan yang sama yang masih terbuka; setelah itu kami tanyakan pilihan baru di sini.`
      : `Maaf, ${whatWasSent(held)} Anda belum tercatat karena kendala di pihak kami. Isian dan berkas Anda aman, jadi tidak perlu dikirim ulang. Pengelola sudah kami beri tahu. ${whatFollows(held)} begitu tercatat. Bila mendesak, ketik *bantuan* untuk menghubungi petugas.`,
  /** Told to the administrators when more has come to be held. */
  alert: (count: number, because: HeldBecause): string =>
    `Ada ${count} permohonan terkirim yang belum dapat dicatat. Yang terakhir: ${heldTexts.reasons[because]}. Pemohon sudah diberi tahu dan isiannya aman; kami terus mencoba. Lihat rinciannya: npm run admin -- submission list`,
  /** Told to the applicant when an administrator gives a held form up. */
  refused: (held: Held, reason: string): string =>
    `Maaf, ${whatWasSent(held)} yang Anda kirim tidak dapat kami catat. Alasan: ${reason}\nIsian dan berkasnya kami hapus. Ketik *menu* untuk mengajukan lagi, atau *bantuan* untuk menghubungi petugas.`,
  /** In the list of one's requests: what was sent and is not recorded yet. */
  unrecordedLine: (title: string | null, sentOn: string, held: boolean): string =>
    held
      ? `• ${listed(title)}, dikirim ${sentOn}: belum tercatat karena kendala di pihak kami. Isian Anda aman, tidak perlu dikirim ulang.`
      : `• ${listed(title)}, dikirim ${sentOn}: sedang dicatat.`,
  /** *Kirim* again, of a form that is held. */
  stillHeld:
    'Permohonan Anda sudah kami terima, tetapi belum tercatat karena kendala di pihak kami. Isian Anda aman, tidak perlu dikirim ulang. Nomornya kami kirim ke sini begitu tercatat.',
};

/** The same, each under its name. */
export const heldTexts = named('held', own, {
  text: ['because', ['held', 'title', 'completion']],
  alert: ['count:number', 'because'],
  refused: [['held', 'title', 'completion'], 'reason'],
  unrecordedLine: ['title', 'sentOn', 'held:yes'],
});
