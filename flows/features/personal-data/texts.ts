import { lookWords } from '../../domain-words.ts';
import { named } from '../../kernel/wording.ts';
import type { Access } from '../../../domain/access.ts';
import { dataRequests, type DataRequestKind } from '../../../domain/data-request.ts';
import { offices } from '../../../domain/role.ts';

const who = ({ role, unit }: Access, unitOf: (unit: string) => string): string => {
  if (role === null) return 'Pengelola server';
  const office = new Map<string, string>(Object.entries(offices)).get(role) ?? role;
  return unit === null ? office : `${office} ${unitOf(unit)}`;
};

/** The sentences of this feature, by what they are for. */
const own = {
  menu: '*Data saya*\nAnda berhak melihat, memperbaiki, dan menghapus data Anda, serta tahu siapa yang melihatnya (UU 27/2022). Apa yang Anda perlukan?',
  labels: {
    copy: 'Salinan data saya',
    looks: 'Siapa yang melihat',
    correct: 'Perbaiki data',
    erase: 'Hapus data saya',
    withdraw: 'Tarik persetujuan',
    object: 'Keberatan',
    inRequest: 'Isi permohonan',
  },
  link: (kind: DataRequestKind, number: string, url: string): string =>
    `Permintaan ${dataRequests[kind].label} tercatat: *${number}*.\nBuka halaman aman ini dalam 30 menit, sekali pakai:\n${url}\nKode untuk membukanya kami kirim ke chat ini saat halaman dibuka.`,
  eraseNote:
    'Halaman itu menunjukkan dulu apa yang dihapus dan apa yang masih wajib disimpan. Data yang sudah dihapus tidak dapat dikembalikan.',
  asked: (kind: DataRequestKind, number: string, until: string): string =>
    `Permintaan ${dataRequests[kind].label} tercatat: *${number}*. Kami menjawab paling lambat ${until}.`,
  answered: (
    kind: DataRequestKind,
    { number, article, says }: { number: string; article: string | null; says: string | null },
  ): string =>
    [
      article === null
        ? `Permintaan ${dataRequests[kind].label} *${number}* sudah kami kerjakan.`
        : `Permintaan ${dataRequests[kind].label} *${number}* tidak dapat kami penuhi menurut ${article}.`,
      ...(says === null ? [] : [says]),
      article === null
        ? 'Belum sesuai? Tulis *data saya* untuk meminta lagi.'
        : 'Ingin penjelasan? Tulis *petugas*.',
    ].join('\n'),
  words: {
    correction: 'Tulis nomor permohonannya, apa yang salah, dan apa yang benar.',
    withdrawal: 'Persetujuan untuk apa yang Anda tarik? Tulis dalam kata-kata Anda.',
    objection: 'Anda keberatan data yang mana dipakai untuk apa? Tulis dalam kata-kata Anda.',
  },
  which: 'Data mana yang diperbaiki?',
  fields: {
    name: 'Nama lengkap',
    phone: 'Nomor HP',
    institution: 'Alamat/instansi',
    email: 'Email',
  },
  now: (label: string, value: string | null): string =>
    `*${label}* sekarang: ${value ?? 'belum ada'}.\nTulis yang benar.`,
  corrected: (label: string, value: string, number: string): string =>
    `*${label}* sekarang ${value}. Perbaikan tercatat: *${number}*. Permohonan yang sudah dikirim tidak ikut berubah.`,
  proven: 'Nomor ini dibuktikan oleh aplikasi chat Anda sendiri. Tulis nomor lain yang dapat kami hubungi.',
  noLooks: 'Belum ada petugas yang membuka data Anda.',
  looksTitle: '*Siapa yang melihat data Anda*',
  look: (access: Access, { when, unitOf }: { when: string; unitOf: (unit: string) => string }): string => {
    const about = access.requests.length > 0 ? ` ${access.requests.slice(0, 2).join(', ')}` : '';
    return `• ${when} – ${who(access, unitOf)}: ${lookWords[access.what].label}${about} (${access.purpose})`;
  },
  moreLooks: 'Yang lebih lama ada dalam *Salinan data saya*.',
  alert: (kind: DataRequestKind, number: string, until: string): string =>
    `Permintaan data pribadi *${number}*: ${dataRequests[kind].label} (UU 27/2022 ${dataRequests[kind].article}). Jawab paling lambat ${until}: npm run admin -- person requests`,
  code: (code: string): string =>
    `*Kode data saya: ${code}*\nBerlaku 10 menit, untuk halaman data Anda sendiri. Bukan Anda yang membukanya? Jangan beri tahu kode ini kepada siapa pun.`,
  wrongCode: 'Kode itu belum benar. Lihat pesan terakhir kami di chat Anda.',
};

/** The same, each under its name. */
export const dataTexts = named('data', own, {
  link: ['kind', 'number', 'url'],
  asked: ['kind', 'number', 'until'],
  now: ['label', 'value'],
  corrected: ['label', 'value', 'number'],
  look: [
    ['access', 'at', 'who', 'role', 'unit', 'door', 'what', 'purpose', 'requests'],
    ['it', 'when'],
  ],
  alert: ['kind', 'number', 'until'],
  code: ['code'],
});
