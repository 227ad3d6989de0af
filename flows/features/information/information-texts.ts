import { named } from '../../kernel/wording.ts';
import { servicesTexts } from '../services/index.ts';
import type { City, Office } from '../../catalogue/city.ts';
import type { Service } from '../../catalogue/service.ts';
import { ofWritten, writtenOnly } from '../../catalogue/written-down.ts';

const pageLabels = {
  profile: 'Profil penyelenggara',
  executors: 'Profil pelaksana',
  standards: 'Standar pelayanan',
  charter: 'Maklumat pelayanan',
  complaints: 'Pengelolaan pengaduan',
  performance: 'Kinerja layanan',
} as const;

/** Ways as one says them: "a", "a, atau b", "a, b, atau c". */
const orWays = (ways: readonly string[]): string =>
  ways.length < 2 ? ways.join('') : `${ways.slice(0, -1).join(', ')}, atau ${ways.at(-1) ?? ''}`;

/** How the office is reached without this chat; nothing where it has written none down. */
const outsideOf = ({ email, phone, address }: Office): string =>
  orWays(
    writtenOnly([
      ofWritten(email, (written) => `surel ${written}`),
      ofWritten(phone, (written) => `telepon ${written}`),
      ofWritten(address, (written) => `datang: ${written}`),
    ]),
  );

/** The sentences of this feature, by what they are for. */
const own = {
  pageLabels,
  labels: {
    ask: 'Ajukan layanan ini',
    complain: 'Buat pengaduan',
  } as const,
  intro: ({ office, law }: City): string =>
    [
      `*Informasi ${office.name}*`,
      `Teman DISKO adalah pintu masuk semua layanan ${office.short} (${law}). Semua layanan gratis. Apa yang ingin Anda baca?`,
    ].join('\n'),
  profile: (office: Office): string =>
    [
      `*${pageLabels.profile}*`,
      `${office.name} mengurus ${office.duties}.`,
      writtenOnly([
        ofWritten(office.address, (address) => `Alamat: ${address}`),
        ofWritten(office.phone, (phone) => `Telepon: ${phone}`),
        ofWritten(office.email, (email) => `Surel: ${email}`),
        `Jam kerja: ${office.hours}`,
      ]).join('\n'),
      'Chat ini menerima permohonan kapan saja; petugas memeriksanya pada jam kerja.',
    ].join('\n\n'),
  executors: (units: string): string =>
    [
      `*${pageLabels.executors}*`,
      [
        '• Operator memeriksa kelengkapan setiap hari kerja.',
        '• Arsiparis mencatatnya dalam agenda surat.',
        '• Kepala Dinas memberi disposisi kepada bidang.',
        '• Bidang menindaklanjuti sampai selesai dan mengabari Anda.',
      ].join('\n'),
      `Bidang: ${units}.`,
    ].join('\n\n'),
  standardsIntro: `*Standar pelayanan*\nLayanan mana yang ingin Anda baca standarnya?`,
  /** The six components of a service's standard that concern its applicant (PermenPANRB 15/2014). */
  standardText: (
    { title, whoMay, letters, sop, promiseWorkingDays, extension, product }: Service,
    office: Office,
    complaints: string | null,
  ): string =>
    [
      `*Standar pelayanan: ${title}*`,
      `*1. Persyaratan*\n${whoMay}${letters.map((letter) => `\n• ${servicesTexts.neededLetter(letter)}`).join('')}`,
      `*2. Prosedur*\n${sop.map((step) => `• ${step}`).join('\n')}`,
      `*3. Jangka waktu*\nKeputusan pertama paling lama ${promiseWorkingDays} hari kerja sejak diterima.${extension ? ` Dapat diperpanjang ${extension.workingDays} hari kerja dengan alasan yang kami beritahukan (${extension.law}).` : ''}`,
      '*4. Biaya*\nGratis.',
      `*5. Produk*\n${product}`,
      `*6. Pengaduan*\nLewat ${orWays([`*${complaints ?? 'petugas'}* di chat ini`, ...writtenOnly([office.email, office.phone])])}.`,
    ].join('\n\n'),
  charter: (office: Office): string =>
    [
      '*Maklumat pelayanan*',
      '“Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang telah ditetapkan, memberikan pelayanan sesuai kewajiban, melakukan perbaikan terus-menerus, dan bersedia menerima sanksi sesuai peraturan perundang-undangan apabila tidak menepatinya.”',
      office.name,
    ].join('\n\n'),
  complaints: (office: Office, complaints: string | null): string =>
    [
      '*Pengelolaan pengaduan*',
      [
        ...(complaints === null
          ? []
          : [`• Di chat ini: pilih *${complaints}*. Identitas Anda dapat disembunyikan dari petugas.`]),
        ...writtenOnly([outsideOf(office)]).map((ways) => `• Di luar chat ini: ${ways}.`),
        '• Nasional: SP4N-LAPOR! di www.lapor.go.id atau SMS 1708.',
      ].join('\n'),
      'Setiap pengaduan mendapat nomor. Perkembangannya dapat dilihat kapan saja dengan *status*.',
    ].join('\n\n'),
  performanceText: (figures: string, help: string): string =>
    [`*Kinerja layanan*`, figures, help].join('\n\n'),
};

/** The same, each under its name. */
export const informationTexts = named('information', own, {
  intro: [['city', 'office', 'law']],
  profile: [['office', 'name', 'duties', 'address', 'phone', 'email', 'hours']],
  executors: ['units'],
  standardText: [
    ['service', 'title', 'whoMay', 'letters', 'sop', 'promiseWorkingDays', 'extension', 'product'],
    ['office', 'email', 'phone'],
    'complaints',
  ],
  charter: [['office', 'name']],
  complaints: [['office', 'email', 'phone', 'address'], 'complaints'],
  performanceText: ['figures', 'help'],
});
