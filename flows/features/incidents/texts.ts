import { shortened } from '../../kernel/shortened.ts';
import { named } from '../../kernel/wording.ts';
import type { TroubleSign } from '../../../domain/trouble-sign.ts';
import { dataKindWords, type IncidentKind, type IncidentRung } from '../../../domain/incident.ts';
import { ofWritten } from '../../catalogue/written-down.ts';

const list = (kinds: readonly string[]): string => kinds.map(dataKindWords).join(', ');

/** How long a list in a message may be: the whole of it stands in the file "Data saya". */
const mostNumbers = 5;
const numbers = (requests: readonly string[]): string =>
  requests.length > mostNumbers
    ? `${requests.slice(0, mostNumbers).join(', ')}, dan ${requests.length - mostNumbers} lainnya`
    : requests.join(', ');

/** The cause or a measure in a message is cut: the whole of it stands in the register. */
const cut = (words: string): string => shortened(words, 240);

/** What happened, by the kind of an incident, as its people are told. */
const what: Record<IncidentKind, string> = {
  access: 'Data pribadi Anda pernah dilihat oleh pihak yang tidak berhak.',
  stored: 'Data pribadi Anda yang tersimpan di Teman DISKO terungkap kepada pihak lain.',
  channel: 'Percakapan Anda dengan bot ini terbaca oleh pihak lain.',
  requests: 'Data dalam permohonan Anda terungkap kepada pihak lain.',
};

type Sign = { id: string; kind: TroubleSign; staffId: string | null; channel: string | null; count: number };

const signs: Record<TroubleSign, (sign: Sign) => string> = {
  views: ({ count }) => `Seorang petugas membuka data ${count} orang dalam satu jam.`,
  lists: ({ count }) => `Seorang petugas menelusuri daftar berisi ${count} orang dalam satu jam.`,
  export: ({ count }) =>
    `Seorang petugas mengunduh daftar lebih banyak dari biasanya dalam sehari (${count}).`,
  codes: ({ count }) => `Kode masuk atau kode halaman aman salah dimasukkan ${count} kali dalam satu jam.`,
  webhooks: ({ count, channel }) =>
    `${count} kiriman dengan tanda tangan palsu datang ke webhook ${channel ?? ''} dalam sepuluh menit.`,
  chain: ({ count }) => `Pemeriksaan riwayat menemukan ${count} rantai yang tidak utuh.`,
};

/** The sentences of this feature, by what they are for. */
const own = {
  /** The notice of UU 27/2022 Pasal 46(2): which data, when and how, and what is done about it. */
  notice: (of: {
    name: string;
    kind: IncidentKind;
    kinds: readonly string[];
    requests: readonly string[];
    from: string;
    until: string;
    cause: string | null;
    measure: string | null;
    office: { name: string; phone: string };
  }): string =>
    [
      '*Pemberitahuan tentang data pribadi Anda*',
      what[of.kind],
      `Data: ${list(of.kinds)}.${of.requests.length > 0 ? ` Permohonan: ${numbers(of.requests)}.` : ''}`,
      `Kapan: ${of.from} sampai ${of.until}.`,
      `Bagaimana: ${of.cause === null ? 'masih kami selidiki.' : cut(of.cause)}`,
      `Penanganan: ${of.measure === null ? 'sedang kami lakukan.' : cut(of.measure)}`,
      `Ketik *data saya* untuk melihat siapa yang membuka data Anda. Pertanyaan: ${of.office.name}${ofWritten(of.office.phone, (phone) => `, ${phone}`)}. Nomor insiden ${of.name} (UU 27/2022 Pasal 46).`,
    ].join('\n\n'),
  /** Told to administrators while people or the authority are still to be told. */
  clock: (
    rung: IncidentRung,
    name: string,
    until: string,
    missing: readonly ('people' | 'authority')[],
  ): string => {
    const left = missing
      .map((one) => (one === 'people' ? 'pemilik data' : 'lembaga pelindungan data pribadi'))
      .join(' dan ');
    const when: Record<IncidentRung, string> = {
      day: `Kurang dari 24 jam lagi, yaitu sampai ${until}`,
      hours: `Kurang dari 6 jam lagi, yaitu sampai ${until}`,
      late: `Batas 3 × 24 jam sudah lewat pada ${until}`,
    };
    return `Insiden *${name}*: ${left} belum diberi tahu. ${when[rung]} (UU 27/2022 Pasal 46). Buka Insiden di meja web, atau: npm run admin -- incident list`;
  },
  /** Told to administrators when the house has found a sign of trouble; ids only. */
  sign: (sign: Sign): string =>
    [
      '*Tanda bahaya* ⚠️',
      signs[sign.kind](sign),
      ...(sign.staffId === null ? [] : [`ID petugas: ${sign.staffId} (nama: npm run admin -- staff list).`]),
      `Periksa Riwayat dan Insiden di meja web. Bila ini insiden, tekan tombol di bawah atau jalankan: npm run admin -- incident open --sign ${sign.id}`,
    ].join('\n\n'),
  /** Told to administrators once a month: who of the office looked how often. */
  looks: (
    month: string,
    rows: readonly {
      name: string | null;
      people: number;
      looks: number;
      outside: number;
      unusual: boolean;
    }[],
    more: number,
    all: number,
  ): string =>
    [
      `*Siapa melihat data pribadi: ${month}*\n${all} kali oleh petugas dan perintah server. Yang tidak biasa di atas (⚠️).`,
      rows
        .map(({ name, people, looks, outside, unusual }) => {
          const late = outside > 0 ? `, ${outside} kali di luar pukul 06–20` : '';
          return `${unusual ? '⚠️ ' : ''}${(name ?? 'Perintah server').slice(0, 32)}: ${looks} kali, ${people} orang${late}`;
        })
        .join('\n'),
      ...(more > 0 ? [`dan ${more} petugas lain.`] : []),
      'Rinciannya ada di Riwayat meja web.',
    ].join('\n\n'),
  openIncident: 'Catat sebagai insiden',
  incidentOpened:
    'Insiden untuk tanda itu tercatat. Batas 3 × 24 jam berjalan sejak dicatat; lanjutkan di halaman Insiden meja web.',
};

/** The same, each under its name. */
export const incidentTexts = named('incident', own, {
  notice: [['of', 'name', 'kind', 'kinds', 'requests', 'from', 'until', 'cause', 'measure']],
  clock: ['rung', 'name', 'until', 'missing:list'],
  sign: [['sign', 'kind', 'channel', 'count']],
});
