import { named } from '../../kernel/wording.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  whole: (letter: string): string =>
    `Siapa yang menandatangani ${letter.toLowerCase()}? Tulis jabatan, nama, dan NIP dalam satu pesan, atau pilih jabatannya dulu. Contoh: Kepala, Dra. Siti Aminah, M.Si., 197001011995032001`,
  nameAndNip:
    'Nama lengkap dengan gelar dan NIP, seperti pada surat. Contoh: Dra. Siti Aminah, M.Si., 197001011995032001',
  inCaption: 'Penanda tangan (jabatan, nama, NIP) boleh langsung ditulis sebagai keterangan berkas.',
  shown: (name: string | null, capacity: string | null, nip: string | null): string =>
    [
      ...(name === null ? [] : [name]),
      ...(capacity === null ? [] : [capacity]),
      ...(nip === null ? [] : [`NIP ${nip}`]),
    ].join(', '),
  /** Of somebody who signed before; the whole number is in the review. */
  offered: (name: string, capacity: string, nip: string): string =>
    `${name}, ${capacity}, NIP berakhiran ${nip.slice(-4)}`,
  noted: (shown: string): string => `*Penanda tangan*: ${shown} ✓`,
};

/** The same, each under its name. */
export const signerTexts = named('signer', own, {
  whole: ['letter'],
  shown: ['name', 'capacity', 'nip'],
  offered: ['name', 'capacity', 'nip'],
  noted: ['shown'],
});
