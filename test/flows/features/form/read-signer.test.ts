import { describe, expect, test } from 'vitest';
import { readSigner } from '../../../../flows/features/form/read-signer.ts';

const siti = { name: 'Dra. Siti Aminah, M.Si.', nip: '197001011995032001' };

const said: [string, ReturnType<typeof readSigner>][] = [
  ['Kepala, Dra. Siti Aminah, M.Si., 197001011995032001', { capacity: 'kepala', ...siti }],
  [
    'Dra. Siti Aminah, M.Si., Kepala Dinas Kesehatan, NIP 19700101 199503 2 001',
    { capacity: 'kepala', ...siti },
  ],
  [
    'Kepala Dinas Kesehatan\nDra. Siti Aminah, M.Si.\nNIP. 197001011995032001',
    { capacity: 'kepala', ...siti },
  ],
  ['ditandatangani oleh Plt, Dra. Siti Aminah, M.Si., 197001011995032001', { capacity: 'plt', ...siti }],
  [
    'plt kadis Budi Santoso nip 197001011995031001',
    { capacity: 'plt', name: 'Budi Santoso', nip: '197001011995031001' },
  ],
  [
    'a.n. Kepala Dinas, Budi Santoso, S.Kom., M.T., 197001011995031001',
    { capacity: 'pejabat_ditunjuk', name: 'Budi Santoso, S.Kom., M.T.', nip: '197001011995031001' },
  ],
  ['Camat Pontianak Kota, Drs. Ahmad', { capacity: 'kepala', name: 'Drs. Ahmad' }],
  ['Siti Aminah NIP 197001011995032001', { name: 'Siti Aminah', nip: '197001011995032001' }],
  ['197001011995032001', { nip: '197001011995032001' }],
];

describe('who signed', () => {
  test.each(said)('is read of %j', (text, expected) => {
    expect(readSigner(text)).toEqual(expected);
  });

  test.each([
    'surat_permohonan.pdf',
    'Kepala, Budi Santoso, Siti Aminah',
    'Kepala, Budi Santoso, 1970',
    'Kepala, Plt, Budi Santoso',
    'Kepala, Budi Santoso, 199013991995031001',
    '3 lembar',
  ])('is not read of %j', (text) => {
    expect(readSigner(text)).toBeNull();
  });
});
