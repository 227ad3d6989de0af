import { wordSet, isByWords, type ByWords } from '../../kernel/lexicon/by-words.ts';
import { said } from '../../kernel/lexicon/said.ts';
import type { DataRequestKind } from '../../../domain/data-request.ts';

/** What somebody wants of their own data; `menu`: to choose. */
export type DataWish = DataRequestKind | 'looks' | 'menu';

const own = wordSet('saya aku ku gue gua kami kita pribadi diri');
const data = wordSet('data info informasi identitas');
const around = wordSet(
  'saya aku ku kami kita pribadi diri sendiri yang semua seluruh segala sudah di ke dari tentang mengenai soal apa aja saja mau ingin minta bisa boleh untuk agar supaya kalian anda dong tolong mohon kak pak bu min ya sini sistem bot nya ini itu dan juga dengan kembali lagi cara bagaimana',
);
const details = wordSet('nomor no hp wa whatsapp telepon telp nama alamat email surel instansi');
const things = new Set([...data, ...details]);
const beside = new Set([...around, ...own]);

/** What is asked, told by its words; the first that fits. */
const wishes: readonly [DataWish, readonly ByWords[]][] = [
  [
    'looks',
    [
      {
        groups: [
          wordSet('siapa siape'),
          wordSet(
            'lihat melihat liat ngeliat buka membuka dibuka dilihat akses mengakses diakses baca membaca pakai',
          ),
          data,
        ],
        beside,
      },
    ],
  ],
  [
    'erasure',
    [
      {
        groups: [
          wordSet('hapus menghapus dihapus hapuskan hilangkan musnahkan delete lupakan apus'),
          new Set([...data, ...wordSet('akun')]),
          own,
        ],
        beside,
      },
    ],
  ],
  [
    'withdrawal',
    [
      {
        groups: [wordSet('tarik menarik cabut mencabut batalkan'), wordSet('persetujuan izin ijin consent')],
        beside: new Set([...beside, ...data]),
      },
    ],
  ],
  [
    'objection',
    [
      {
        groups: [wordSet('keberatan'), data],
        beside: new Set([...beside, ...wordSet('dipakai digunakan diproses')]),
      },
    ],
  ],
  [
    'portability',
    [{ groups: [wordSet('pindah pindahkan memindahkan transfer portabilitas'), data, own], beside }],
  ],
  [
    'correction',
    [
      {
        groups: [
          wordSet(
            'ubah mengubah ganti mengganti perbaiki memperbaiki betulkan koreksi perbarui update salah',
          ),
          things,
          own,
        ],
        beside: new Set([...beside, ...things]),
      },
    ],
  ],
  [
    'copy',
    [
      {
        groups: [wordSet('salinan kopi copy unduh download ekspor export kirim kirimkan kirimi'), data, own],
        beside,
      },
    ],
  ],
  [
    'menu',
    [
      {
        groups: [data, wordSet('saya aku ku pribadi')],
        beside: new Set([
          ...beside,
          ...wordSet('lihat melihat liat ngeliat cek simpan menyimpan disimpan tersimpan punya'),
        ]),
      },
    ],
  ],
];

/** What a text wants of the writer's own data, by all of its words; null where it is about something else. */
export const dataWish = (text: string): DataWish | null => {
  const heard = said(text);
  return wishes.find(([, kinds]) => isByWords(heard, kinds))?.[0] ?? null;
};
