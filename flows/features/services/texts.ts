import { named } from '../../kernel/wording.ts';
import type { City } from '../../catalogue/city.ts';
import type { Elsewhere } from '../../catalogue/elsewhere.ts';

const greetingOf = (said: string): string =>
  /ass?alam/i.test(said)
    ? 'Waalaikumsalam.'
    : (/selamat (pagi|siang|sore|malam)/i.exec(said)?.[0].replace(/^s/, 'S').concat('.') ?? 'Halo.');

const signedBy = {
  applicant: 'ditandatangani Anda sendiri',
  institution_head: 'ditandatangani pimpinan institusi',
  agency_head: 'ditandatangani Kepala Perangkat Daerah, atau pejabat yang ditunjuk bila berhalangan',
} as const;

const fileTypesText = (types: readonly string[]): string =>
  types.length === 1 ? (types[0] ?? '').toUpperCase() : types.includes('pdf') ? 'PDF atau foto' : 'foto';

const waysOn = 'Ada hal lain yang bisa kami bantu?';

/** The sentences of this feature, by what they are for. */
const own = {
  /** A greeting returned to somebody who knows us. */
  greetingBack: (said: string): string => greetingOf(said),
  allRight: 'Baik. Ketik *menu* untuk melihat layanan, atau *status* untuk melihat permohonan Anda.',
  youAreWelcome: 'Sama-sama. Ketik *menu* untuk layanan lain, atau *status* untuk melihat permohonan Anda.',
  menuText: ({ examples }: City): string =>
    `Apa yang bisa kami bantu? Pilih satu, atau tulis keperluan Anda, misalnya _${examples.wish}_.`,
  menuAgain: ({ examples }: City): string =>
    `Pilih satu, atau tulis keperluan Anda, misalnya _${examples.wishAgain}_.`,
  servicesText: {
    external: '*Layanan eksternal* untuk masyarakat dan institusi',
    internal: '*Layanan internal* untuk Perangkat Daerah',
  },
  openDraft: (title: string, until: string): string =>
    `Anda punya isian *${title}* yang belum dikirim. Tersimpan sampai ${until}.`,
  openCompletionDraft: (title: string, until: string): string =>
    `Kelengkapan *${title}* belum Anda kirim. Tersimpan sampai ${until}.`,
  otherDrafts: (titles: string[]): string =>
    `Juga tersimpan: ${titles.join(', ')}. Tulis nama layanannya untuk melanjutkan.`,
  mendInForm: 'Baik. Itu dapat Anda perbaiki di formulir, sesudah *Setuju*.',
  suggestions: 'Ada beberapa layanan yang mungkin Anda maksud. Pilih satu:',
  /** To who tells more of a wish before it is clear which service it is for. */
  noted: 'Baik, itu diisi sesudahnya.',
  suggestion: (title: string): string => `Anda ingin *${title}*?`,
  /** To somebody who has not proven to be an ASN. */
  onlyForAsn: ({ name }: City): string =>
    `Layanan ini hanya untuk ASN Perangkat Daerah ${name}. Bukan ASN? Pilih *Hubungi petugas*.`,
  forPublic: (title: string): string => `${title} (masyarakat/institusi)`,
  forAsn: (title: string): string => `${title} (ASN)`,
  notFound:
    'Maaf, kami belum tahu layanan yang Anda maksud. Pilih satu, tulis dengan kata lain, atau ketik *petugas* untuk bertanya kepada orang.',
  english: 'This chat is in Indonesian; type *petugas* to reach a person.',
  /** Who does what this office does not. */
  elsewhere: ({ title, office, complaint }: Elsewhere): string =>
    [
      `*${title}* bukan layanan kami. Yang mengurusnya: ${office}.`,
      ...(complaint ? ['Keluhan juga dapat disampaikan lewat *SP4N-LAPOR!* di www.lapor.go.id.'] : []),
      waysOn,
    ].join('\n\n'),
  waysOn,
  /** The short answer to a question about a service; all of it stands on the card below. */
  answers: {
    requirements: () => 'Yang perlu disiapkan tertulis di bawah ini.',
    how_long: ({ promiseWorkingDays }: { promiseWorkingDays: number }) =>
      `Keputusan pertama paling lama *${promiseWorkingDays} hari kerja* setelah permohonan dikirim.`,
    cost: () => 'Layanan ini *gratis*.',
    steps: () => 'Langkahnya tertulis di bawah ini.',
  },
  card: (service: { title: string; summary: string; whoMay: string; promiseWorkingDays: number }): string =>
    `*${service.title}*\n${service.summary}\n${service.whoMay} Gratis. Keputusan pertama paling lama ${service.promiseWorkingDays} hari kerja.`,
  needed: (letters: readonly string[]): string =>
    letters.length === 0
      ? 'Tidak ada surat yang perlu disiapkan.'
      : `Siapkan:\n${letters.map((line) => `• ${line}`).join('\n')}`,
  product: (product: string): string => `Hasilnya: ${product}`,
  neededLetter: (letter: {
    label: string;
    required: boolean;
    types: readonly string[];
    signer: keyof typeof signedBy | null;
    sensitive?: boolean | undefined;
  }): string =>
    [
      `${letter.label} (${fileTypesText(letter.types)})`,
      ...(letter.signer ? [signedBy[letter.signer]] : []),
      ...(letter.sensitive ? ['lewat halaman aman'] : []),
      ...(letter.required ? [] : ['boleh dilewati']),
    ].join(', '),
  verified: (name: string, agency: string): string =>
    `Terima kasih, ${name} (${agency}). Anda sudah terverifikasi.`,
  closedLabel: (title: string): string => `${title} (tutup sementara)`,
};

/** The same, each under its name. */
export const servicesTexts = named('services', own, {
  greetingBack: ['said'],
  menuText: [['city', 'name', 'examples', 'office']],
  menuAgain: [['city', 'name', 'examples', 'office']],
  openDraft: ['title', 'until'],
  openCompletionDraft: ['title', 'until'],
  otherDrafts: ['titles:list'],
  suggestion: ['title'],
  onlyForAsn: [['city', 'name']],
  forPublic: ['title'],
  forAsn: ['title'],
  elsewhere: [['elsewhere', 'title', 'office', 'complaint']],
  answers: { requirements: [], how_long: [['it', 'promiseWorkingDays']], cost: [], steps: [] },
  card: [['service', 'title', 'summary', 'whoMay', 'promiseWorkingDays']],
  needed: ['letters:list'],
  product: ['product'],
  neededLetter: [['letter', 'label', 'types', 'signer', 'sensitive', 'required']],
  verified: ['name', 'agency'],
  closedLabel: ['title'],
});
