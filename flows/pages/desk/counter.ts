import { named } from '../../kernel/wording.ts';

/** The counter. */
const own = {
  counter: {
    title: 'Loket',
    how: 'Permohonan yang dicatat petugas untuk orang yang datang sendiri. Pilih layanannya.',
    formTitle: (service: string): string => `Loket: ${service}`,
    who: 'Pemohon',
    person: {
      nama: 'Nama pemohon',
      telepon: 'Telepon (boleh kosong)',
      instansi: 'Alamat/instansi (boleh kosong)',
      surel: 'Surel (boleh kosong)',
    },
    optional: (label: string): string => `${label} (boleh kosong)`,
    onlyWhen: (label: string): string => `Hanya bila sesuai jawaban "${label}".`,
    lettersHow:
      'Pindai berkasnya di sini, atau biarkan kosong bila kertasnya disimpan di kantor. PDF, JPG, atau PNG.',
    letterHelp: (most: number): string => (most > 1 ? `Paling banyak ${most} berkas.` : 'Satu berkas.'),
    scanned: (names: string): string => `Sudah dipindai: ${names}`,
    dropScanned: 'Buang yang sudah dipindai',
    tooManyFiles: (most: number): string => `Paling banyak ${most} berkas. Yang lebih tidak disimpan.`,
    filesTooLarge:
      'Berkas-berkasnya terlalu besar. Kirim paling banyak 20 MB satu berkas dan 60 MB semuanya.',
    slotHelp: 'Waktu yang kosong tampak di Ruangan.',
    slotTaken: 'Waktu itu baru saja diambil orang lain. Pilih waktu lain.',
    offers: (texts: string): string => `Yang kosong: ${texts}`,
    withPaper: 'Berkas yang dipindai',
    sop: 'SOP layanan ini sudah dibacakan dan disetujui pemohon.',
    sopMissing: 'SOP harus disetujui dahulu.',
    sure: 'Ya, benar begitu',
    readAs: (value: string): string => `Terbaca sebagai: ${value}. Benar?`,
    missing: 'Bagian ini wajib diisi.',
    nameWrong: 'Tulis nama lengkapnya.',
    phoneWrong: 'Itu bukan nomor telepon.',
    emailWrong: 'Itu bukan alamat surel.',
    enter: 'Catat permohonan',
    waits: 'Permohonan ini sudah kami terima dan sedang diberi nomor. Muat ulang halaman ini sebentar lagi.',
    receipt: 'Tanda terima',
    number: 'Nomor permohonan',
    received: 'Diterima',
    promised: 'Janji layanan',
    ask: (number: string): string =>
      `Simpan nomor ${number}. Perkembangannya dapat ditanyakan kepada kantor kami dengan menyebut nomor ini.`,
    code: 'Kode untuk chat',
    follow: (numberAndCode: string, until: string): string =>
      `Ingin mengikutinya dari WhatsApp atau Telegram? Kirim *${numberAndCode}* ke chat kantor kami, paling lambat ${until}. Jangan berikan kode ini kepada orang lain.`,
    codeOnce:
      'Kode ini berlaku sekali. Bila tanda terima hilang, buat kode baru: kode lama tidak berlaku lagi.',
    codeOver: 'Kode tanda terima ini tidak berlaku lagi. Bila pemohon membutuhkannya, buat kode baru.',
    newCode: 'Buat kode baru',
    joined: 'Permohonan ini sudah terhubung dengan chat pemohon.',
    print: 'Cetak halaman ini untuk pemohon.',
    toRequest: 'Buka permohonannya',
  },
} as const;

/** The same, each under its name. */
export const counterTexts = named('desk', own, {
  counter: {
    formTitle: ['service'],
    optional: ['label'],
    onlyWhen: ['label'],
    letterHelp: ['most:number'],
    scanned: ['names'],
    tooManyFiles: ['most:number'],
    offers: ['texts'],
    readAs: ['value'],
    ask: ['number'],
    follow: ['numberAndCode', 'until'],
  },
});
