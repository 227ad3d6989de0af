import type { LostFile } from '../../kernel/event.ts';
import type { FileKind, Inspection } from './inspection.ts';
import type { FileType, Letter } from '../../catalogue/service.ts';

type Trouble = NonNullable<Inspection['trouble']>;

const typeNames: Record<FileType, string> = { pdf: 'PDF', jpg: 'JPG', png: 'PNG' };

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} atau ${words.at(-1) ?? ''}`;

/** "PDF atau foto (JPG, PNG)": what the letter takes, the way people say it. */
const accepted = ({ types }: Pick<Letter, 'types'>): string => {
  const photos = types.filter((type) => type !== 'pdf').map((type) => typeNames[type]);
  const photo = photos.length > 0 ? [`foto (${photos.join(', ')})`] : [];
  return listed([...(types.includes('pdf') ? ['PDF'] : []), ...photo]);
};

/** The sender's name for the file, without what would break the bold print around it. */
const calledOf = ({ name }: Pick<Inspection, 'name'>): string => {
  const plain = name
    .replace(/[*_~`\s]+/g, ' ')
    .trim()
    .slice(0, 60);
  return plain === '' ? 'Berkas itu' : `Berkas *${plain}*`;
};

const whole = 'Berkas yang lain aman.';

const sentences: Record<Trouble, (called: string, letter: Letter) => string> = {
  empty: (called, letter) =>
    `${called} kosong (0 byte). Buka dulu di perangkat Anda, lalu kirim lagi sebagai ${accepted(letter)}. ${whole}`,
  encrypted: (called) =>
    `${called} terkunci kata sandi sehingga tidak bisa kami baca. Simpan ulang tanpa kata sandi, lalu kirim lagi. ${whole}`,
  damaged: (called, letter) =>
    `${called} rusak atau terpotong sehingga tidak bisa dibuka. Simpan ulang atau foto ulang, lalu kirim lagi sebagai ${accepted(letter)}. ${whole}`,
  no_pages: (called, letter) =>
    `${called} tidak berisi halaman. Simpan ulang dari dokumen aslinya, lalu kirim lagi sebagai ${accepted(letter)}. ${whole}`,
  too_small: (called) =>
    `${called} terlalu kecil untuk dibaca. Foto ulang dari dekat, atau kirim foto aslinya tanpa diperkecil. ${whole}`,
  too_large: (called, letter) =>
    `${called} terlalu besar. Yang diterima paling besar ${String(letter.megabytes)} MB. Perkecil atau simpan ulang, lalu kirim lagi. ${whole}`,
  too_many_pages: (called) =>
    `${called} berisi terlalu banyak halaman. Kirim hanya bagian yang diminta, atau bagi menjadi beberapa berkas. ${whole}`,
  page_too_large: (called) =>
    `${called} berhalaman jauh lebih besar daripada kertas mana pun. Simpan ulang dengan ukuran kertas A4 atau F4, lalu kirim lagi. ${whole}`,
  too_many_pixels: (called) =>
    `${called} berukuran gambar terlalu luas: titik gambarnya (piksel) terlalu banyak untuk kami buka. Perkecil lebar dan tinggi gambarnya atau foto ulang, lalu kirim lagi. ${whole}`,
  moving: (called, letter) => `${called} adalah gambar bergerak. ${mend(letter)}, lalu kirim lagi. ${whole}`,
  several_pictures: (called) =>
    `${called} berisi beberapa halaman dalam satu gambar. Simpan sebagai PDF agar tidak ada halaman yang hilang, lalu kirim lagi. ${whole}`,
  too_much: (called, letter) =>
    `${called} terlalu rumit sehingga tidak bisa kami buka dengan aman. Cetak ulang menjadi PDF biasa atau foto dokumennya, lalu kirim lagi sebagai ${accepted(letter)}. ${whole}`,
  unavailable: (called) => `${called} belum sampai kepada kami. Mohon kirim sekali lagi. ${whole}`,
};

const isAccepted = (type: Inspection['type'], { types }: Pick<Letter, 'types'>): boolean =>
  (types as readonly string[]).includes(type);

/** How to make something acceptable of it: "simpan sebagai PDF atau foto dokumennya (JPG, PNG)". */
const mend = ({ types }: Pick<Letter, 'types'>): string => {
  const photos = types.filter((type) => type !== 'pdf').map((type) => typeNames[type]);
  const photo = photos.length > 0 ? [`foto dokumennya (${photos.join(', ')})`] : [];
  const words = listed([...(types.includes('pdf') ? ['simpan sebagai PDF'] : []), ...photo]);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const unknownContent = (called: string, letter: Letter): string =>
  `Isi ${called.replace(/^Berkas/, 'berkas')} bukan ${accepted(letter)}. ${mend(letter)}, lalu kirim lagi. ${whole}`;

const is =
  (what: string, how: (letter: Pick<Letter, 'types'>) => string = mend) =>
  (called: string, letter: Letter): string =>
    `${called} adalah ${what}, bukan ${accepted(letter)}. ${how(letter)}, lalu kirim lagi.`;

const heard = (called: string, letter: Letter): string =>
  `${called} berisi suara atau video, bukan ${accepted(letter)}.`;

const photographed = ({ types }: Pick<Letter, 'types'>): string =>
  types.includes('jpg') ? 'Kirim lewat tombol foto, bukan sebagai dokumen, atau foto ulang' : mend({ types });

/** What people send that is no letter yet, and how it becomes one on a phone. */
const kinds: Record<FileKind, (called: string, letter: Letter) => string> = {
  heic: is('foto HEIC (bawaan iPhone)', photographed),
  gif: is('gambar GIF'),
  svg: is('gambar SVG'),
  picture: is('gambar yang belum bisa kami baca'),
  word: is('dokumen Word'),
  excel: is('lembar kerja Excel'),
  powerpoint: is('presentasi PowerPoint'),
  office: is('dokumen Office'),
  archive: is('arsip (seperti ZIP) berisi berkas lain', () => 'Keluarkan dulu berkas di dalamnya'),
  web_page: is('halaman web yang tersimpan', () => 'Buka halamannya dan cetak sebagai PDF'),
  audio: heard,
  video: heard,
};

/** Where the bytes do not tell, a name or claimed type may. */
const claimed: [RegExp, FileKind][] = [
  [/\bhei[cf]\b/i, 'heic'],
  [/\.(?:docx?|odt|rtf)$|wordprocessingml|\bmsword\b/i, 'word'],
  [/\.(?:mp4|mov|3gp|ogg|opus|m4a|mp3|aac|wav)$|^(?:audio|video)\//i, 'video'],
];

const wrongContent = (called: string, letter: Letter, { kind, name, mime }: Inspection): string => {
  const known = kind ?? claimed.find(([claim]) => claim.test(name) || claim.test(mime))?.[1];
  return known ? `${kinds[known](called, letter)} ${whole}` : unknownContent(called, letter);
};

/** What to say of a file for a letter that was sent and could not be had. */
export const judgeLost = (letter: Letter, { name, because }: LostFile): string =>
  sentences[because](calledOf({ name }), letter);

/** Where these stand, nobody knows what a file is. */
const unopened: readonly Trouble[] = ['empty', 'unavailable', 'too_large', 'too_much'];

/** Size first: a file that is too large has not been opened, so nothing else is known of it. */
const troubleOf = (letter: Letter, { bytes, trouble }: Inspection): Trouble | null => {
  if (trouble === 'unavailable' || trouble === 'empty') return trouble;
  return bytes > letter.megabytes * 1024 * 1024 ? 'too_large' : (trouble ?? null);
};

/** Whether an inspected file will do for a letter: null, or the sentence that says what is wrong and how to mend it. */
export const judgeFile = (letter: Letter, inspection: Inspection): string | null => {
  const called = calledOf(inspection);
  const trouble = troubleOf(letter, inspection);
  const opened = trouble === null || !unopened.includes(trouble);
  if (opened && !isAccepted(inspection.type, letter)) return wrongContent(called, letter, inspection);
  return trouble === null ? null : sentences[trouble](called, letter);
};
