/** The catalogue. */
export const servicesTexts = {
  services: {
    title: 'Layanan',
    columns: ['Layanan', 'Unit', 'Untuk', 'Janji (hari kerja)', 'SOP', 'Keadaan'],
    audiences: { external: 'Masyarakat', internal: 'ASN' },
    sopStatuses: { draft: 'draf', adopted: 'ditetapkan' },
    open: 'terbuka',
    closed: (notice: string): string => `ditutup: ${notice}`,
    law: 'Dasar',
    who: 'Siapa yang boleh',
    product: 'Hasil',
    sop: 'SOP',
    fields: 'Isian',
    letters: 'Berkas',
    required: 'wajib',
    optional: 'boleh kosong',
    holidays: 'Hari libur',
    holidayColumns: ['Tanggal', 'Nama'],
    how: 'Layanan dan SOP adalah data kota; perubahannya berlaku setelah ditetapkan.',
    back: 'Ke daftar layanan',
  },
} as const;
