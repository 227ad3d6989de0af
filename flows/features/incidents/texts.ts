import { dataKindWords, type IncidentKind, type IncidentRung } from '../../../domain/incident.ts';

const list = (kinds: readonly string[]): string => kinds.map(dataKindWords).join(', ');

/** How long a list in a message may be: the whole of it stands in the file "Data saya". */
const mostNumbers = 5;
const numbers = (requests: readonly string[]): string =>
  requests.length > mostNumbers
    ? `${requests.slice(0, mostNumbers).join(', ')}, dan ${requests.length - mostNumbers} lainnya`
    : requests.join(', ');

/** The cause or a measure in a message is cut: the whole of it stands in the register. */
const cut = (words: string): string => (words.length > 240 ? `${words.slice(0, 239)}…` : words);

/** What happened, by the kind of an incident, as its people are told. */
const what: Record<IncidentKind, string> = {
  access: 'Data pribadi Anda pernah dilihat oleh pihak yang tidak berhak.',
  stored: 'Data pribadi Anda yang tersimpan di Teman DISKO terungkap kepada pihak lain.',
  channel: 'Percakapan Anda dengan bot ini terbaca oleh pihak lain.',
  requests: 'Data dalam permohonan Anda terungkap kepada pihak lain.',
};

/** The sentences of this feature, by what they are for. */
export const incidentTexts = {
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
      `Ketik *data saya* untuk melihat siapa yang membuka data Anda. Pertanyaan: ${of.office.name}, ${of.office.phone}. Nomor insiden ${of.name} (UU 27/2022 Pasal 46).`,
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
};
