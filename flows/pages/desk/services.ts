import { named } from '../../kernel/wording.ts';

/** The catalogue. */
const own = {
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

/** The same, each under its name. */
export const servicesTexts = named('desk', own, { services: { closed: ['notice'] } });
