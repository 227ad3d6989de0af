/** What administrators read when they look after staff and services, and what staff read of it. */
import { named } from '../../kernel/wording.ts';
import { longDate } from '../../../domain/city-time.ts';
import { roles } from '../../../domain/role.ts';
import { type Unit, unitName, type Units } from '../../../domain/unit.ts';
import type { OfficeMember } from './facts-and-effects.ts';

const statuses: Record<OfficeMember['status'], string> = {
  bound: 'terdaftar',
  invited: 'belum memakai kode',
  expired: 'kodenya kedaluwarsa',
};

const period = ({ from, to }: { from: string; to: string }): string =>
  from === to ? longDate(from) : `${longDate(from)} sampai ${longDate(to)}`;

const memberLine = ({ name, role, unit, status, absences }: OfficeMember, units: Units): string =>
  [
    `• ${name} – ${roles[role]} – ${unitName(units, unit)} – ${statuses[status]}`,
    ...absences.map((absence) => `   tidak masuk: ${period(absence)}`),
  ].join('\n');

/** The sentences of this feature, by what they are for. */
const own = {
  openAdministration: 'Administrasi',
  notYours: 'Bagian ini hanya untuk administrator.',
  administrationLeft: 'Administrasi ditutup. Ketik *administrasi* untuk membukanya lagi.',
  labels: {
    staff: 'Petugas',
    services: 'Buka/tutup layanan',
    broadcast: 'Siaran ke petugas',
    figures: 'Angka layanan',
    city: 'Ubah data kota',
    add: 'Tambah petugas',
    revoke: 'Cabut akses',
    unit: 'Pindah bidang',
    away: 'Catat tidak masuk',
    back: 'Sudah masuk kembali',
    renew: 'Kode baru',
    today: 'Hari ini',
    tomorrow: 'Besok',
    sameDay: 'Hari itu saja',
    picture: 'Kirim gambar',
    everybody: 'Semua petugas',
    send: 'Kirim siaran',
  } as const,
  homeText: '*Administrasi*\nApa yang ingin Anda urus?',
  memberLine,
  staffText: (lines: string[]): string =>
    ['*Petugas*', ...lines, '', 'Pilih satu untuk mengubahnya, atau tambah petugas.'].join('\n'),
  memberText: (member: OfficeMember, units: Units): string =>
    `${memberLine(member, units)}\n\nApa yang diubah?`,
  memberGone: 'Petugas itu sudah tidak terdaftar. Pilih yang lain.',
  revokeQuestion: (name: string): string =>
    `Cabut akses *${name}*? Chat-nya menjadi chat biasa dan ia tidak menerima permohonan lagi; penunjukan sebagai Plh. atau Plt. ikut berakhir. Riwayatnya tetap tersimpan.`,
  onlyOperator: (unit: Unit, units: Units): string =>
    unit === units.secretariat
      ? `Ia satu-satunya operator ${unitName(units, unit)} yang terdaftar. Tambahkan penggantinya agar pertanyaan warga tetap ada yang menerima.`
      : `Ia satu-satunya operator ${unitName(units, unit)} yang terdaftar. Sampai ada penggantinya, permohonannya hanya ditangani operator ${unitName(units, units.secretariat)}.`,
  revokedText: (name: string): string => `Akses *${name}* sudah dicabut.`,
  lastAdministrator:
    'Ini administrator terakhir yang terdaftar, jadi aksesnya tidak dapat dicabut. Tambahkan administrator lain dahulu.',
  notOneself:
    'Akses Anda sendiri tidak dapat dicabut dari sini. Minta administrator lain, agar tidak terjadi karena salah tekan.',
  youAreRevoked:
    'Akses petugas Anda sudah dicabut oleh administrator. Layanan untuk masyarakat tetap dapat Anda pakai seperti biasa.',
  unitQuestion: (name: string): string => `*${name}* bekerja di bidang apa?`,
  movedText: (name: string, unit: string): string => `*${name}* sekarang di ${unit}.`,
  youAreMoved: (unit: string): string =>
    `Mulai sekarang Anda menangani permohonan ${unit}. Ketik *permohonan* untuk melihat yang menunggu.`,
  awayFrom: (name: string): string =>
    `*${name}* tidak masuk mulai kapan? Pilih, atau tulis tanggalnya. Pada hari-hari itu ia tidak menerima pemberitahuan dan ringkasan.`,
  awayTo: (from: string): string => `Sampai kapan? Mulainya ${longDate(from)}.`,
  awayFromLabel: 'Mulai',
  awayToLabel: 'Sampai',
  awayRefused: {
    end_before_start:
      'Tanggal selesai lebih awal daripada tanggal mulai. Tulis tanggal yang sama atau sesudahnya.',
    past: 'Masa itu sudah lewat. Tulis tanggal hari ini atau sesudahnya.',
    too_long: 'Paling lama satu tahun. Tulis tanggal yang lebih dekat.',
  } as const,
  awaySet: (name: string, from: string, until: string): string =>
    `Tercatat: *${name}* tidak masuk ${period({ from, to: until })}.`,
  awayEnded: (name: string): string => `Tercatat: *${name}* sudah masuk kembali.`,
  deserted: (unit: Unit, from: string, until: string, units: Units): string =>
    `*${unitName(units, unit)}* tanpa petugas\nSelama ${period({ from, to: until })} semua operatornya pernah tidak masuk bersamaan. Pemberitahuan permohonannya diteruskan kepada ${unitName(units, units.secretariat)} dan administrator.`,
  nameQuestion:
    'Siapa nama petugas yang ditambahkan? Tulis lengkap, seperti yang akan tercatat dalam riwayat.',
  nameRefused: 'Nama terdiri atas 3 sampai 100 huruf dalam satu baris. Contoh: Siti Aminah',
  roleQuestion: (name: string): string => `*${name}* bertugas sebagai apa?`,
  addUnitQuestion: (name: string): string => `*${name}* di bidang apa?`,
  codeText: (name: string, code: string, hours: number): string =>
    [
      `Kode sekali pakai untuk *${name}*:`,
      code,
      '',
      `Sampaikan langsung kepada yang bersangkutan. Dalam ${hours} jam ia menulis kepada bot ini dari HP-nya sendiri: *masuk ${code}*`,
    ].join('\n'),
  servicesText: (lines: string[]): string =>
    [
      '*Buka/tutup layanan*',
      ...(lines.length > 0 ? lines : ['Semua layanan terbuka.']),
      '',
      'Pilih layanan yang ingin ditutup atau dibuka.',
    ].join('\n'),
  closedLine: (title: string, notice: string): string => `• *${title}* ditutup: ${notice}`,
  toClose: (title: string): string => `Tutup: ${title}`,
  toOpen: (title: string): string => `Buka: ${title}`,
  noticeQuestion: (title: string): string =>
    `Apa yang dibaca orang selama *${title}* ditutup? Tulis alasannya dan kapan dibuka lagi. Contoh: Pemeliharaan ruang, dibuka lagi Senin, 30 November 2026.`,
  noticeRefused: 'Tulis pengumuman 10 sampai 500 huruf.',
  serviceIsClosed: (title: string): string =>
    `*${title}* ditutup sekarang juga. Isian yang belum dikirim tetap tersimpan; permohonan yang sudah masuk tetap diproses.`,
  serviceIsOpen: (title: string): string => `*${title}* dibuka kembali.`,
  audienceQuestion: 'Siaran untuk siapa?',
  wordsQuestion: (whom: string): string => `Tulis pesan untuk ${whom}.`,
  wordsRefused: 'Tulis pesan 3 sampai 2000 huruf.',
  broadcastText: (text: string, from: string): string => `*Siaran administrator*\n${text}\n– ${from}`,
  preview: (whom: string, count: number, shown: string): string =>
    `Untuk ${whom}, ${count} orang. Begini bunyinya:\n\n${shown}\n\nKirim?`,
  nobodyThere: 'Tidak ada petugas terdaftar di sana. Pilih penerima lain.',
  broadcastSent: (count: number): string => `Siaran dikirim kepada ${count} petugas.`,
};

/** The same, each under its name. */
export const administrationTexts = named('administration', own, {
  memberLine: [['member', 'name', 'role', 'unit', 'acting', 'status'], ['units']],
  staffText: ['lines:list'],
  memberText: [['member', 'name', 'role', 'unit', 'acting', 'status'], ['units']],
  revokeQuestion: ['name'],
  onlyOperator: ['unit', ['units']],
  revokedText: ['name'],
  unitQuestion: ['name'],
  movedText: ['name', 'unit'],
  youAreMoved: ['unit'],
  awayFrom: ['name'],
  awayTo: ['from:day'],
  awaySet: ['name', 'from', 'until'],
  awayEnded: ['name'],
  deserted: ['unit', 'from', 'until', ['units']],
  roleQuestion: ['name'],
  addUnitQuestion: ['name'],
  codeText: ['name', 'code', 'hours:number'],
  servicesText: ['lines:list'],
  closedLine: ['title', 'notice'],
  toClose: ['title'],
  toOpen: ['title'],
  noticeQuestion: ['title'],
  serviceIsClosed: ['title'],
  serviceIsOpen: ['title'],
  wordsQuestion: ['whom'],
  broadcastText: ['text', 'from'],
  preview: ['whom', 'count:number', 'shown'],
  broadcastSent: ['count:number'],
});
