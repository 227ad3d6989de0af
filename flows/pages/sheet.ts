import { named } from '../kernel/wording.ts';

/** The words printed on a Lembar disposisi and in its bundle, by what they are for. */
const own = {
  title: 'LEMBAR DISPOSISI',
  file: 'Lembar disposisi',
  facts: {
    service: 'Layanan',
    received: 'Diterima',
    promise: 'Janji layanan',
    state: 'Status',
    agenda: 'Nomor agenda',
    agendaOn: 'Tanggal agenda',
  },
  decision: {
    instruction: 'Instruksi',
    due: 'Batas waktu',
    decided: 'Diputuskan',
    form: 'Bentuk',
    onPaper: 'Disposisi di atas kertas, dicatat oleh arsiparis',
  },
  parts: {
    applicant: 'Pemohon',
    answers: 'Isian',
    letters: 'Lampiran',
    disposition: 'Disposisi Kepala Dinas',
  },
  columns: { file: 'Berkas', pages: 'Hal.', hash: 'SHA-256' },
  passedTo: 'Diteruskan kepada',
  remark: 'Catatan',
  signed: 'Tanggal dan paraf Kepala Dinas',
  page: (page: string, pages: string): string => `halaman ${page} dari ${pages}`,
  gap: 'Berkas ini tidak dapat digabungkan. Buka berkas aslinya lewat chat.',
};

/** The same, each under its name. */
export const sheetWords = named('sheet', own, { page: ['page', 'pages'] });
