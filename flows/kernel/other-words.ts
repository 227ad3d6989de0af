import { spoken } from './spoken.ts';

const others: Record<string, readonly string[]> = {
  kembali: ['balik', 'back', 'mundur', 'sebelumnya', 'ke sebelumnya', 'langkah sebelumnya', 'kembali lagi'],
  batal: [
    'cancel',
    'ga jadi',
    'gak jadi',
    'nggak jadi',
    'tidak jadi',
    'tak jadi',
    'ndak jadi',
    'gajadi',
    'batalin',
  ],
  bantuan: ['help', 'bantu', 'bantu saya', 'minta tolong', 'minta bantuan', 'butuh bantuan', 'perlu bantuan'],
  menu: ['menu utama', 'ke menu', 'kembali ke menu', 'menu awal', 'daftar layanan', 'home'],
  status: [
    'status permohonan',
    'status saya',
    'status permohonan saya',
    'cek status',
    'lihat status',
    'cek permohonan',
    'permohonan saya',
    'sudah sampai mana',
    'udah sampai mana',
  ],
};

const words = new Map(
  Object.entries(others).flatMap(([word, said]) => said.map((one) => [one, word] as const)),
);
const known = new Set(Object.keys(others));

/** The word that always works which a text means by another name, or with politeness around it: "batal dong", "cek status"; null when it means none. */
export const otherWord = (text: string): string | null => {
  const said = spoken(text);
  return known.has(said) ? said : (words.get(said) ?? null);
};
