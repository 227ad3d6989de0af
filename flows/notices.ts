import { z } from 'zod';

/** The kinds of news that reach a person who has not written for a while. */
export const NoticeKind = z.enum([
  'received',
  'needs_completion',
  'disposed',
  'in_progress',
  'completed',
  'rejected',
  'withdrawn',
  'draft_reminder',
  'booking_reminder',
  'booking_change',
  'slot_free',
  'unit_message',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

declare module './kernel/message.ts' {
  interface NoticeKinds {
    applicant: z.infer<typeof NoticeKind>;
  }
}

type Notice = { template: string; text: string; example: string };

/**
 * One WhatsApp template a kind of news, in Indonesian, category utility; `{{1}}` is what the news is about. They are
 * submitted to Meta as they stand here (docs/whatsapp.md), and each asks the person to reply, because the reply opens the
 * 24 hours in which the message itself may be sent.
 */
export const notices: Record<NoticeKind, Notice> = {
  received: {
    template: 'permohonan_diterima',
    text: 'Permohonan Anda {{1}} sudah kami terima. Balas pesan ini untuk membaca rinciannya.',
    example: 'TD-2026-7KQ4M9XD',
  },
  needs_completion: {
    template: 'permohonan_perlu_dilengkapi',
    text: 'Permohonan Anda {{1}} perlu dilengkapi. Balas pesan ini untuk melihat apa yang kurang.',
    example: 'TD-2026-7KQ4M9XD',
  },
  disposed: {
    template: 'permohonan_didisposisikan',
    text: 'Permohonan Anda {{1}} sudah didisposisikan. Balas pesan ini untuk melihat bidang yang menangani.',
    example: 'TD-2026-7KQ4M9XD',
  },
  in_progress: {
    template: 'permohonan_ditindaklanjuti',
    text: 'Permohonan Anda {{1}} sedang ditindaklanjuti. Balas pesan ini untuk membaca keterangannya.',
    example: 'TD-2026-7KQ4M9XD',
  },
  completed: {
    template: 'permohonan_selesai',
    text: 'Permohonan Anda {{1}} sudah selesai. Balas pesan ini untuk membaca hasilnya.',
    example: 'TD-2026-7KQ4M9XD',
  },
  rejected: {
    template: 'permohonan_ditolak',
    text: 'Permohonan Anda {{1}} belum dapat kami setujui. Balas pesan ini untuk membaca alasannya.',
    example: 'TD-2026-7KQ4M9XD',
  },
  withdrawn: {
    template: 'permohonan_dibatalkan',
    text: 'Permohonan Anda {{1}} sudah dibatalkan. Balas pesan ini untuk membaca rinciannya.',
    example: 'TD-2026-7KQ4M9XD',
  },
  draft_reminder: {
    template: 'isian_belum_dikirim',
    text: 'Isian Anda untuk {{1}} belum dikirim. Balas pesan ini untuk melanjutkan, atau balas stop agar tidak diingatkan lagi.',
    example: 'Permohonan magang',
  },
  booking_reminder: {
    template: 'pengingat_pemakaian',
    text: 'Pemakaian ruang atau perangkat untuk permohonan {{1}} dimulai besok. Balas pesan ini untuk melihat waktu dan tempatnya.',
    example: 'TD-2026-7KQ4M9XD',
  },
  booking_change: {
    template: 'perubahan_jadwal',
    text: 'Ada usulan perubahan jadwal untuk permohonan {{1}}. Balas pesan ini untuk melihat dan menjawabnya.',
    example: 'TD-2026-7KQ4M9XD',
  },
  slot_free: {
    template: 'waktu_kosong_kembali',
    text: 'Waktu pemakaian {{1}} yang Anda tunggu kosong kembali. Balas pesan ini untuk melihatnya.',
    example: 'Meeting Room',
  },
  unit_message: {
    template: 'pesan_dari_petugas',
    text: 'Ada pesan dari petugas tentang permohonan {{1}}. Balas pesan ini untuk membacanya.',
    example: 'TD-2026-7KQ4M9XD',
  },
};
