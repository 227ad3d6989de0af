import { named } from '../../kernel/wording.ts';

/** How long what is kept about people is kept, and what is held. */
const own = {
  retention: {
    title: 'Masa simpan',
    link: 'Masa simpan dan penahanan',
    columns: ['Data', 'Hari', 'Berakhir menurut', 'Ditetapkan oleh'],
    placeholder: 'draf; belum dijalankan sampai kota menetapkan jadwal retensi arsipnya (JRA)',
    runs: 'Penghapusan terakhir',
    runColumns: ['Kapan', 'Baris'],
    noRuns: 'Belum pernah dijalankan.',
    held: 'Ditahan dari penghapusan',
    heldColumns: ['Permohonan', 'Alasan', 'Oleh', 'Sejak', 'Tindakan'],
    noneHeld: 'Tidak ada.',
    moreHeld: (shown: number, total: number): string =>
      `Yang terlihat adalah ${String(shown)} yang paling lama ditahan, dari ${String(total)}.`,
    hold: 'Tahan permohonan',
    holdHow: 'Selama ada sengketa atau insiden, tidak ada data permohonan ini dan pemohonnya yang dihapus.',
    number: 'Nomor permohonan',
    reason: 'Alasan',
    release: 'Lepas',
    done: 'Tercatat.',
    wrong: 'Isi nomor permohonan yang ada dan belum ditahan, dan alasannya (5 sampai 300 huruf).',
    gone: 'Permohonan itu tidak sedang ditahan.',
    back: 'Ke insiden',
  },
} as const;

/** The same, each under its name. */
export const retentionTexts = named('desk', own, {
  retention: { moreHeld: ['shown:number', 'total:number'] },
});
