import { named } from '../../kernel/wording.ts';
import type { City, Office } from '../../catalogue/city.ts';
import { ofWritten } from '../../catalogue/written-down.ts';

const greetingOf = (said: string): string =>
  /ass?alam/i.test(said)
    ? 'Waalaikumsalam.'
    : (/selamat (pagi|siang|sore|malam)/i.exec(said)?.[0].replace(/^s/, 'S').concat('.') ?? 'Halo.');

/** Version of the privacy notice; recorded on the contact when it is shown. */
const privacyVersion = '2026-11';

/** The sentences of this feature, by what they are for. */
const own = {
  privacyVersion,
  greeting: (said: string, office: Office): string =>
    `${greetingOf(said)} Saya *Teman DISKO*, layanan chat ${office.name}.\n` +
    'Percakapan ini mencatat nama, nomor HP, isian, dan berkas Anda hanya untuk memproses permohonan. Isian yang belum dikirim dihapus setelah 14 hari. Rinciannya: ketik *privasi*.',
  notice: ({ office, law }: City): string =>
    [
      `*Pemberitahuan privasi* (versi ${privacyVersion})`,
      `*Apa yang dicatat:* nama, nomor HP, isian formulir, berkas yang Anda kirim, dan riwayat permohonan.`,
      `*Untuk apa:* hanya untuk memproses permohonan Anda kepada ${office.name} (${law}).`,
      '*Berapa lama:* isian yang belum dikirim 14 hari; permohonan dan berkasnya sesuai jadwal retensi arsip kota.',
      '*Siapa yang melihat:* petugas bidang yang menangani, arsiparis, dan Kepala Dinas. NIK dan kartu identitas tidak pernah diminta lewat chat, hanya lewat halaman aman, dan setiap kali dilihat petugas tercatat.',
      `*Hak Anda:* meminta salinan, perbaikan, atau penghapusan, dan tahu siapa yang melihat: ketik *data saya*${ofWritten(office.email, (email) => `, atau lewat ${email}`)}.`,
    ].join('\n\n'),
};

/** The same, each under its name. */
export const privacyTexts = named('privacy', own, {
  greeting: ['said', ['office', 'name']],
  notice: [['city', 'office', 'law']],
});
