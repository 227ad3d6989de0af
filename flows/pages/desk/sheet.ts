import { named } from '../../kernel/wording.ts';

/** The sheet of disposition on paper. */
const own = {
  sheet: {
    title: 'Lembar disposisi',
    heading: 'Lembar disposisi',
    how: 'Cetak halaman ini: setiap permohonan satu lembar, siap ditandatangani.',
    back: 'Kembali',
    facts: 'Surat masuk',
    applicant: 'Pemohon',
    answers: 'Isian',
    letters: 'Lampiran',
    to: 'Diteruskan kepada',
    decision: 'Disposisi',
    instruction: 'Instruksi',
    head: 'Kepala Dinas',
    signLine: 'Nama, tanda tangan, tanggal: ____________________________',
    print: 'Lembar yang dipilih',
    printOne: 'Lembar disposisi',
  },
} as const;

/** The same, each under its name. */
export const sheetTexts = named('desk', own);
