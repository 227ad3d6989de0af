import type { Role } from '../../../domain/role.ts';

const everybody: [string, string][] = [
  ['permohonan', 'yang menunggu Anda'],
  ['cari 7KQ4', 'permohonan menurut awal nomornya; nomornya saja juga bisa'],
  ['jadwal', 'pemakaian ruang hari ini; atau *jadwal besok*, *jadwal minggu ini*'],
];
const deputies: [string, string] = ['plh', 'menunjuk Plh. atau Plt. Kepala Dinas'];
const administration: [string, string] = ['administrasi', 'petugas, layanan, siaran, angka'];

const more: Record<Role, [string, string][]> = {
  operator: [['pertanyaan', 'pertanyaan warga yang menunggu jawaban']],
  records_officer: [],
  head: [deputies],
  administrator: [deputies, administration],
};

/** The words a member of staff of a role can type, for their help. */
export const staffHelp = (role: Role): string =>
  [
    '*Kata untuk petugas*',
    ...[...everybody, ...more[role]].map(([word, what]) => `• *${word}* – ${what}`),
  ].join('\n');
