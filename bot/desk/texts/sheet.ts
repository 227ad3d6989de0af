/** The sheet of disposition on paper. */
export const sheetTexts = {
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
