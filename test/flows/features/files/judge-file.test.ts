import { expect, test } from 'vitest';
import type { Inspection } from '../../../../flows/features/files/inspection.ts';
import { judgeFile } from '../../../../flows/features/files/judge-file.ts';
import type { Letter } from '../../../../flows/catalogue/service.ts';

const letter: Letter = {
  key: 'surat_pengantar',
  label: 'Surat pengantar',
  help: 'Ditandatangani pimpinan.',
  required: true,
  max: 1,
  megabytes: 10,
  types: ['pdf', 'jpg', 'png'],
  signer: 'institution_head',
};
const pdf: Inspection = {
  sha256: '0'.repeat(64),
  name: 'surat.pdf',
  mime: 'application/pdf',
  bytes: 2000,
  type: 'pdf',
  pages: 1,
};
const megabyte = 1024 * 1024;

test('a file of an accepted kind without trouble will do', () => {
  expect(judgeFile(letter, pdf)).toBeNull();
  expect(judgeFile(letter, { ...pdf, bytes: 10 * megabyte })).toBeNull();
});

test.each([
  [
    { trouble: 'encrypted' },
    'Berkas *surat.pdf* terkunci kata sandi sehingga tidak bisa kami baca. Simpan ulang tanpa kata sandi, lalu kirim lagi. Berkas yang lain aman.',
  ],
  [{ type: 'other', name: 'IMG_1.HEIC' }, 'foto HEIC (bawaan iPhone)'],
  [{ type: 'other', name: 'foto', mime: 'image/heif' }, 'Kirim lewat tombol foto'],
  [{ type: 'other', name: 'surat.docx' }, 'dokumen Word, bukan PDF atau foto (JPG, PNG). Simpan sebagai PDF'],
  [{ type: 'other', name: 'PTT-1', mime: 'audio/ogg' }, 'suara atau video'],
  [{ trouble: 'damaged' }, 'rusak atau terpotong'],
  [{ trouble: 'empty', bytes: 0, type: 'other' }, 'kosong (0 byte)'],
  [{ trouble: 'no_pages' }, 'tidak berisi halaman'],
  [{ trouble: 'too_small', type: 'png' }, 'terlalu kecil untuk dibaca'],
  [{ trouble: 'too_many_pixels', type: 'jpg' }, 'titik gambarnya (piksel) terlalu banyak'],
  [{ trouble: 'too_many_pages' }, 'terlalu banyak halaman. Kirim hanya bagian yang diminta'],
  [{ trouble: 'page_too_large' }, 'Simpan ulang dengan ukuran kertas A4 atau F4'],
  [{ trouble: 'moving', type: 'jpg' }, 'adalah gambar bergerak. Simpan sebagai PDF atau foto dokumennya'],
  [{ trouble: 'several_pictures', type: 'jpg' }, 'Simpan sebagai PDF agar tidak ada halaman yang hilang'],
  [{ trouble: 'too_much', type: 'other' }, 'terlalu rumit sehingga tidak bisa kami buka dengan aman'],
  [{ type: 'other', kind: 'heic' }, 'foto HEIC (bawaan iPhone)'],
  [{ type: 'other', kind: 'gif' }, 'gambar GIF, bukan PDF atau foto (JPG, PNG)'],
  [{ type: 'other', kind: 'excel' }, 'lembar kerja Excel'],
  [{ type: 'other', kind: 'archive' }, 'Keluarkan dulu berkas di dalamnya, lalu kirim lagi'],
  [{ type: 'other', kind: 'web_page', name: 'a.docx' }, 'Buka halamannya dan cetak sebagai PDF'],
  [{ trouble: 'unavailable', bytes: 0, type: 'other' }, 'Mohon kirim sekali lagi'],
  [{ bytes: 10 * megabyte + 1 }, 'terlalu besar. Yang diterima paling besar 10 MB'],
  [{ bytes: 40 * megabyte, trouble: 'too_large', type: 'other' }, 'terlalu besar'],
  [
    { type: 'other' },
    'Isi berkas *surat.pdf* bukan PDF atau foto (JPG, PNG). Simpan sebagai PDF atau foto dokumennya (JPG, PNG), lalu kirim lagi.',
  ],
] satisfies [Partial<Inspection>, string][])(
  '%j is refused with a sentence that says how to mend it',
  (found, sentence) => {
    const said = judgeFile(letter, { ...pdf, ...found }) ?? '';
    expect(said).toContain(sentence);
    expect(said).toContain('Berkas yang lain aman.');
  },
);

test('a photo is wrong content where only a PDF will do, and the sentence names just that', () => {
  const said = judgeFile(
    { ...letter, types: ['pdf'] },
    { ...pdf, name: 'proposal.jpg', type: 'jpg', trouble: 'too_small' },
  );
  expect(said).toBe(
    'Isi berkas *proposal.jpg* bukan PDF. Simpan sebagai PDF, lalu kirim lagi. Berkas yang lain aman.',
  );
});

test('a name cannot break out of its bold print, and a nameless file is spoken of all the same', () => {
  expect(judgeFile(letter, { ...pdf, name: '*a*\n_b_.pdf', trouble: 'damaged' })).toContain(
    'Berkas *a b .pdf* rusak',
  );
  expect(judgeFile(letter, { ...pdf, name: ' * ', type: 'other' })).toContain('Isi berkas itu bukan');
});
