import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cityFolder } from '../app/city/city-folder.ts';
import type { ServiceSource } from '../flows/catalogue/service.ts';

const textField = (key: string, label: string, example: string) => ({
  key,
  type: 'text' as const,
  label,
  help: `${label}, seperti pada surat.`,
  required: true,
  min: 3,
  max: 200,
  example,
  invalidExamples: ['...'],
});

const asked = [
  ['judul', 'Judul kegiatan', 'Pelatihan literasi digital'],
  ['tempat', 'Tempat kegiatan', 'Aula Kecamatan Pontianak Selatan'],
  ['tujuan', 'Tujuan kegiatan', 'Warga lebih aman memakai internet'],
  ['peserta', 'Peserta', 'Dua puluh lima orang ibu PKK'],
  ['kebutuhan', 'Kebutuhan', 'Narasumber dan sambungan internet'],
  ['alat', 'Peralatan', 'Proyektor dan pengeras suara'],
  ['narahubung', 'Narahubung', 'Budi Santoso dari kecamatan'],
  ['catatan', 'Catatan', 'Kegiatan dimulai setelah makan siang'],
] as const;

/** A service with eight fields: with the applicant's name and address a form of ten questions. */
const service = {
  code: 'uji',
  order: 99,
  title: 'Layanan uji beban',
  law: 'draf',
  audience: 'external',
  unit: 'ikp',
  promiseWorkingDays: 5,
  version: '2026-11',
  summary: 'Formulir sepuluh pertanyaan.',
  whoMay: 'Untuk pengukuran.',
  product: 'Angka.',
  keywords: ['uji beban'],
  sop: ['Anda mengisi formulir.', 'Operator memeriksa.', 'Bidang mengabari Anda.'],
  sopStatus: 'draft',
  fields: asked.map(([key, label, example]) => textField(key, label, example)),
  letters: [],
} satisfies ServiceSource;

/** What a person types from the first word to the review: with what comes before the form and ten answers of it. */
export const conversation = [
  'uji beban',
  'Ya, lanjutkan',
  'Setuju',
  'Rina Safitri',
  'Jalan Gajah Mada 10, Pontianak',
  ...asked.map(([, , example]) => example),
] as const;

/** What the peers' bots say to each of these, about as long as what ours says. */
export const peerTexts: readonly string[] = conversation.map(
  (_, at) => `*${service.title}* (${at + 1}/${conversation.length})\n\n${'Tulis jawaban Anda. '.repeat(10)}`,
);

/** How the last answer begins. */
export const reviewBegins = '*Periksa sebelum dikirim*';

/** Puts a city with the bench's own service into an empty folder. */
export const writeServices = async (folder: string): Promise<void> => {
  await cp(cityFolder('pontianak'), folder, { recursive: true });
  await writeFile(join(folder, 'services/uji.yaml'), JSON.stringify(service));
};
