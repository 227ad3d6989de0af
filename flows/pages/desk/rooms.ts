import { named } from '../../kernel/wording.ts';

/** Rooms. */
const own = {
  rooms: {
    title: 'Ruangan',
    resource: 'Ruang atau perangkat',
    week: (from: string): string => `Minggu yang dimulai ${from}`,
    spans: { minggu: 'Seminggu', bulan: 'Sebulan' },
    proposal: 'usulan pindah',
    release: 'Lepas blokir',
    allFree: 'Kosong sepanjang hari.',
    from: 'Mulai tanggal',
    until: 'Sampai tanggal (kosong: hari itu saja)',
    times: 'Jam',
    timesHelp: 'Misalnya 09.00-12.00. Kosongkan untuk sepanjang hari.',
    reason: 'Alasan',
    reasonHelp: 'Tampak di jadwal petugas.',
    pickDays: 'Isi tanggalnya.',
    pickReason: 'Tulis alasannya, 3 sampai 200 huruf.',
    conflicts:
      'Waktu ini sudah dipakai permohonan berikut. Blokir tidak menggesernya: yang masih kosong diblokir sekarang, dan yang dipakai ikut terblokir begitu dilepas atau dipindahkan.',
    releaseQuestion: (resource: string, period: string, reason: string): string =>
      `${resource}, ${period}: ${reason}. Setelah dilepas, waktunya dapat dipesan lagi.`,
  },
} as const;

/** The same, each under its name. */
export const roomsTexts = named('desk', own, {
  rooms: { week: ['from'], releaseQuestion: ['resource', 'period', 'reason'] },
});
