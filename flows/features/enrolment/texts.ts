/** The sentences of this feature, by what they are for. */
export const enrolmentTexts = {
  boundStaff: (name: string, role: string, unit: string): string =>
    `Selamat datang, ${name}. Anda terdaftar sebagai ${role} – ${unit}. Ketik *permohonan* untuk melihat yang menunggu Anda.`,
  staffCodeLocked:
    'Sudah tiga kali kode tidak cocok, jadi kode belum dapat dimasukkan lagi selama 24 jam. Hubungi administrator.',
  badStaffCode: 'Kode itu tidak berlaku. Minta kode baru kepada administrator.',
};
