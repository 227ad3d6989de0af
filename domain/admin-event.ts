import { createHash } from 'node:crypto';

/** What the office does that is written down: what administrators do, and who comes to the desk on the web. */
export const adminActions = {
  staff_added: 'menambah petugas',
  staff_revoked: 'mencabut petugas',
  staff_moved: 'memindahkan petugas',
  staff_handed_over: 'menyerahkan tugas petugas',
  code_renewed: 'membuat kode baru',
  duties_accepted: 'menyetujui kewajiban petugas',
  duties_refused: 'tidak menyetujui kewajiban petugas',
  binding_lapsed: 'akses berakhir karena lama tidak dipakai',
  absence_set: 'mencatat ketidakhadiran',
  absence_ended: 'mengakhiri ketidakhadiran',
  acting_named: 'menunjuk Plh./Plt.',
  acting_ended: 'mengakhiri Plh./Plt.',
  employees_imported: 'mengimpor daftar pegawai',
  service_closed: 'menutup layanan',
  service_opened: 'membuka layanan',
  city_submitted: 'mengajukan perubahan data kota',
  city_adopted: 'menetapkan perubahan data kota',
  city_returned: 'mengembalikan usulan perubahan data kota',
  city_imported: 'mengimpor data kota',
  city_restored: 'mengembalikan versi data kota',
  broadcast: 'menyiarkan pesan',
  submission_refused: 'menolak kiriman yang tertahan',
  channel_off: 'mematikan kanal',
  channel_on: 'menyalakan kanal',
  data_request_ended: 'menjawab permintaan data pribadi',
  incident_opened: 'mencatat insiden data pribadi',
  incident_noted: 'mencatat sebab atau penanganan insiden',
  incident_approved: 'menyetujui pemberitahuan insiden',
  incident_paper: 'mencatat surat pemberitahuan insiden terkirim',
  incident_authority_told: 'memberi tahu lembaga tentang insiden',
  incident_exported: 'mengunduh laporan insiden',
  incident_closed: 'menutup insiden',
  retention_run: 'menjalankan retensi',
  retention_held: 'menahan permohonan dari penghapusan',
  retention_released: 'melepas permohonan yang ditahan',
  person_erased: 'menghapus data seseorang',
  key_rotated: 'mengganti kunci penyandian',
  report_proposed: 'menulis usulan pengembangan',
  report_signed: 'menandatangani usulan pengembangan',
  desk_entered: 'masuk ke meja web',
  desk_left: 'keluar dari meja web',
  desk_refused: 'ditolak di meja web',
  counter_entered: 'mencatat permohonan di loket',
  counter_code_renewed: 'membuat kode tanda terima baru',
  counter_code_missed: 'salah kode tanda terima',
  desk_exported: 'mengunduh daftar dari meja web',
} as const;

export type AdminAction = keyof typeof adminActions;

/** One row of the administration's history; `seq` counts from 1, `about` is what it was done to (an id, a service, an audience), `at` as `toISOString` writes it. */
export type AdminEvent = {
  seq: number;
  action: string;
  about: string;
  actor: string;
  at: string;
  note: string | null;
};

/** The SHA-256 (hex) of an administrator's act and the hash of the one before it, null for the first. */
export const adminEventHash = (event: AdminEvent, previousHash: string | null): string =>
  createHash('sha256')
    .update(
      JSON.stringify([previousHash, event.seq, event.action, event.about, event.actor, event.at, event.note]),
    )
    .digest('hex');

/** The `seq` of the first row of the administration's history that was changed, moved or follows a missing one, else null. */
export const firstBrokenAct = (
  rows: readonly (AdminEvent & { previousHash: string | null; hash: string })[],
): number | null => {
  const broken = rows.find(
    (row, index) =>
      row.seq !== index + 1 ||
      row.previousHash !== (rows[index - 1]?.hash ?? null) ||
      row.hash !== adminEventHash(row, row.previousHash),
  );
  return broken?.seq ?? null;
};
