import { cue } from '../look-ahead.ts';
import type { Meaning } from './meaning.ts';
import type { Said } from './said.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** These ask wherever they stand. */
const alwaysAsking = words('apakah bagaimana kenapa berapa kapan dimana bisakah bolehkah');
const asking = words(
  'apa apakah bagaimana kenapa berapa kapan siapa dimana mana kemana bisakah bolehkah adakah',
);
/** Words a question may begin with when "tidak" or "belum" ends it: "bisa online tidak". */
const whether = words('bisa boleh ada sudah perlu harus masih apa wajib jadi');
/** What stands before the question word: "kalau", "trus", "maaf mau tanya". */
const openers = words(
  'kalau trus terus lalu maaf mau saya tanya dan tapi jadi untuk ini itu min kak pak bu numpang izin permisi halo pagi siang sore malam selamat',
);

/** A message that asks has one of these words, or the mark. */
export const questionCue = cue({
  words: new Set([...alwaysAsking, ...asking, 'tidak', 'belum']),
  signs: '?',
});

/** Whether a message asks something: by its mark, its first word that tells, or by "… tidak" at its end. */
export const asksSomething = ({ words: all, marked }: Said): boolean => {
  if (marked) return true;
  const list = all.map(({ word }) => word);
  const first = list.find((word) => !openers.has(word)) ?? '';
  if (asking.has(first) || list.some((word) => alwaysAsking.has(word))) return true;
  const end =
    list.findLast(
      (word) => word !== 'ya' && word !== 'kak' && word !== 'pak' && word !== 'bu' && word !== 'min',
    ) ?? '';
  if (asking.has(end)) return true;
  return (end === 'tidak' || end === 'belum') && list.slice(0, -1).some((word) => whether.has(word));
};

/** What a question is about, by words that tell: one of each group has to be there. The first that fits is taken. */
const topics: readonly [Meaning, ...ReadonlySet<string>[]][] = [
  ['later', words('menyusul belakangan'), words('bisa boleh apakah')],
  [
    'human',
    words('petugas orang'),
    words('bicara tanya hubungi telepon ketemu nomor bantu dihubungi kontak'),
  ],
  [
    'privacy',
    words('data nomor foto identitas nik ktp'),
    words('aman disebar rahasia dipakai disalahgunakan bocor'),
  ],
  [
    'status',
    words('permohonan surat'),
    words('saya'),
    words('sampai mana bagaimana belum kapan diproses diterima'),
  ],
  ['cost', words('biaya bayar gratis tarif berbayar ongkos pungutan biayanya dipungut')],
  ['hours', words('buka tutup libur operasional')],
  ['hours', words('jam'), words('kantor layanan pelayanan kerja')],
  [
    'address',
    words('dimana mana alamat lokasi kemana'),
    words('kantor kominfo diskominfo datang antar alamat lokasi dinas'),
  ],
  [
    'how_long',
    words('lama kapan hari'),
    words('selesai jadi keluar hasil diproses dibalas kabar lama keputusan berapa'),
    words('berapa kapan lama'),
  ],
  ['requirements', words('syarat dokumen berkas persyaratan disiapkan dibawa dilampirkan disiapin')],
  ['repeat', words('tadi'), words('apa mana')],
  ['unsure', words('bingung')],
];

/** What a question is about; null when its words do not tell. */
export const topicOf = ({ words: all }: Said): Meaning | null => {
  const said = new Set(all.map(({ word }) => word));
  const about = topics.find(([, ...groups]) =>
    groups.every((group) => [...group].some((word) => said.has(word))),
  );
  return about?.[0] ?? null;
};
