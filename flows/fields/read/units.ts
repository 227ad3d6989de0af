type Scale = Record<string, number>;

const scale = (words: string, factor = 1): Scale =>
  Object.fromEntries(words.split(' ').map((word) => [word, factor]));

/** What people count with, by what it measures, and how much of the first of each it is. */
const measures: Record<string, Scale> = {
  people: {
    ...scale(
      'orang org ornag orng oran orangnya urang orag peserta pesertanya siswa siswi mahasiswa mahasiswi mhs anak murid pelajar santri jiwa kepala pax person people persons tamu pegawai asn pns karyawan staf staff undangan hadirin anggota member kursi seat bangku guru dosen pendamping laki perempuan cowok cewek cowo cewe putra putri pria wanita lk pr teman kawan rekan pembina pelatih ustadz ustad ustadzah dokter perawat polisi tentara warga ibu bapak dewasa online offline daring luring',
    ),
    ...scale('lusin', 12),
    ...scale('kodi', 20),
  },
  storage: {
    ...scale('gb g giga gigabyte gigabytes gigabite gbyte gib gig'),
    ...scale('mb mega megabyte megabytes megabite mib', 1 / 1000),
    ...scale('kb kilobyte', 1 / 1_000_000),
    ...scale('tb tera terabyte terabytes terabite tib', 1000),
  },
  power: { ...scale('watt w wat watts wt'), ...scale('kw kilowatt kwatt', 1000) },
  rack: { ...scale('u unit ru') },
  pieces: {
    ...scale('buah bh unit biji pcs pc set mesin node server servernya device perangkat'),
    ...scale('lusin', 12),
    ...scale('kodi', 20),
  },
  months: { ...scale('bulan bln bl blan'), ...scale('tahun thn th', 12) },
  days: { ...scale('hari hr hri'), ...scale('minggu pekan mgg mggu mingu', 7) },
  minutes: { ...scale('menit mnt'), ...scale('jam', 60) },
  bandwidth: {
    ...scale('mbps mbit megabit mbit/s mb/s'),
    ...scale('gbps gbit gigabit', 1000),
    ...scale('kbps kbit', 1 / 1000),
  },
  hours: { ...scale('jam'), ...scale('menit mnt', 1 / 60), ...scale('hari', 24) },
};

/** Words that count what holds an unknown number of people or things. */
const groups = new Set(
  'kelas kelompok rombongan regu tim team grup group sekolah instansi opd skpd bus bis mobil meja angkatan ruang ruangan kloter keluarga kk pasang pasangan sesi gelombang lokal prodi jurusan rak rack kampus kecamatan kelurahan'.split(
    ' ',
  ),
);

const measuresOf = (unit: string | undefined): Scale | null => {
  const word = (unit ?? '').toLowerCase();
  const found = Object.values(measures).find((each) => each[word] === 1);
  if (found) return word === 'server' ? { ...found } : found;
  return word === '' ? null : { [word]: 1 };
};

/** What a word behind a number makes of it, where numbers of `unit` are asked for. */
export type Unit =
  { is: 'own'; factor: number } | { is: 'group' } | { is: 'other' } | { is: 'word' } | { is: 'none' };

const everyUnit = new Set(Object.values(measures).flatMap((each) => Object.keys(each)));

export const unitOf = (word: string | undefined, unit: string | undefined): Unit => {
  if (word === undefined || word === '') return { is: 'none' };
  const factor = measuresOf(unit)?.[word];
  if (factor !== undefined) return { is: 'own', factor };
  if (groups.has(word)) return { is: 'group' };
  return everyUnit.has(word) ? { is: 'other' } : { is: 'word' };
};

/** Whether a unit counts people. */
export const countsPeople = (unit: string | undefined): boolean => measuresOf(unit) === measures['people'];
