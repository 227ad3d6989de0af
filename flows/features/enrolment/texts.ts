import { named } from '../../kernel/wording.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  boundStaff: (name: string, role: string, unit: string): string =>
    `Selamat datang, ${name}. Anda terdaftar sebagai ${role} – ${unit}. Ketik *permohonan* untuk melihat yang menunggu Anda.`,
  bindingLapsed: (days: number): string =>
    `Akses petugas Anda di chat ini berakhir karena tidak dipakai selama ${days} hari. Minta kode baru kepada administrator, lalu ketik *masuk* dan kodenya.`,
  bindingsLapsed: (count: number, days: number): string =>
    `Akses ${count} petugas berakhir karena tidak dipakai selama ${days} hari. Peran mereka tetap; buat *Kode baru* lewat *Petugas* bila mereka masih bertugas.`,
  staffCodeLocked:
    'Sudah tiga kali kode tidak cocok, jadi kode belum dapat dimasukkan lagi selama 24 jam. Hubungi administrator.',
  badStaffCode: 'Kode itu tidak berlaku. Minta kode baru kepada administrator.',
};

/** The same, each under its name. */
export const enrolmentTexts = named('enrolment', own, {
  boundStaff: ['name', 'role', 'unit'],
  bindingLapsed: ['days:number'],
  bindingsLapsed: ['count:number', 'days:number'],
});
