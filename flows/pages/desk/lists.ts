import { named } from '../../kernel/wording.ts';

/** Lists of requests: what waits, the head's cards, the agenda's book. */
const own = {
  inbox: {
    title: 'Masuk',
    counts: (count: string, late: string | null): string =>
      late === null ? `${count} permohonan` : `${count} permohonan, ${late} terlambat`,
    beside: (count: string): string => `${count} permohonan didampingi unit Anda, dikerjakan unit lain`,
    orMore: (count: number): string => `${count} atau lebih`,
    search: 'Cari',
    searchHelp: 'Nama, instansi, perihal, nomor, nomor agenda, atau telepon.',
    found: (count: number, more: boolean): string =>
      more
        ? `${count} teratas dari lebih banyak permohonan, terbaru lebih dulu`
        : `${count} permohonan ditemukan`,
    notFound: 'Tidak ada permohonan di antara tugas Anda yang memuat semua kata itu.',
    nothingAsked: 'Ketik paling sedikit dua huruf atau angka untuk mencari.',
    views: 'Tampilan saya',
    viewName: 'Simpan tampilan ini sebagai',
    keepView: 'Simpan',
    dropView: (name: string): string => `Hapus tampilan ${name}`,
    toFirst: 'Dari awal',
    toList: 'Semua yang menunggu',
    service: 'Layanan',
    state: 'Keadaan',
    anyService: 'Semua layanan',
    anyState: 'Semua keadaan',
    waiting: 'Menunggu saya',
    open: 'Semua yang belum selesai',
    filter: 'Saring',
    csv: 'Unduh CSV',
    caption: 'Permohonan, janji terdekat lebih dulu',
    pick: 'Pilih',
    columns: {
      number: 'Nomor',
      applicant: 'Pemohon',
      institution: 'Alamat/instansi',
      service: 'Layanan',
      state: 'Keadaan',
      unit: 'Unit',
      since: 'Sejak',
      due: 'Jatuh tempo',
    },
    besideUnit: 'unit pendamping',
    none: 'Tidak ada permohonan yang menunggu Anda.',
    noneFit: 'Tidak ada permohonan dengan saringan ini.',
    earlier: 'Sebelumnya',
    later: 'Berikutnya',
  },
  due: {
    late: (days: number): string => `Terlambat ${days} hari`,
    today: 'Hari ini',
    tomorrow: 'Besok',
    none: '–',
  },
  head: {
    title: 'Meja Kepala Dinas',
    none: 'Tidak ada permohonan yang menunggu disposisi.',
    how: 'Pilih satu atau beberapa permohonan, lalu beri instruksi yang sama.',
    read: 'Baca selengkapnya',
    week: 'Tujuh hari terakhir',
  },
  agenda: {
    title: (year: number): string => `Agenda ${year}`,
    year: 'Tahun',
    show: 'Tampilkan',
    none: 'Belum ada surat yang dicatat di agenda ini.',
    gap: (first: number, last: number): string =>
      first === last ? `Nomor ${first} tidak dipakai` : `Nomor ${first} sampai ${last} tidak dipakai`,
    beside: 'Nomor di luar pola',
    columns: [
      'Nomor agenda',
      'Tanggal',
      'Nomor permohonan',
      'Pemohon',
      'Alamat/instansi',
      'Layanan',
      'Unit',
      'Keadaan',
    ],
  },
} as const;

/** The same, each under its name. */
export const listsTexts = named('desk', own, {
  inbox: {
    counts: ['count', 'late'],
    beside: ['count'],
    orMore: ['count:number'],
    found: ['count:number', 'more:yes'],
    dropView: ['name'],
  },
  due: { late: ['days:number'] },
  agenda: { title: ['year:number'], gap: ['first:number', 'last:number'] },
});
