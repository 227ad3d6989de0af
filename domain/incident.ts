import { looks, type Look } from './access.ts';

/** What happened: somebody looked, something stored got out, what went over a channel did, or all there is of some requests. */
export const incidentKinds = {
  access: 'data pribadi dilihat tanpa hak',
  stored: 'data yang tersimpan bocor',
  channel: 'pesan lewat kanal terbaca orang lain',
  requests: 'data permohonan tertentu terungkap',
} as const;
export type IncidentKind = keyof typeof incidentKinds;
export const incidentKindCodes = Object.keys(incidentKinds) as IncidentKind[];

type DataKind = Look | 'form' | 'messages' | 'contact' | 'booking';

/** The kinds of data an incident can touch, in the words its people are told. */
const dataKinds: Record<DataKind, string> = {
  list: 'nama dan nomor permohonan dalam daftar',
  request: 'isian permohonan dan data kontak',
  history: 'riwayat permohonan',
  letters: 'berkas persyaratan',
  identity: 'NIK atau kartu identitas',
  talk: 'pesan dengan petugas',
  question: 'pertanyaan kepada kantor',
  sheet: 'lembar disposisi',
  receipt: 'tanda terima loket',
  agenda: 'catatan buku agenda',
  table: 'daftar permohonan yang diunduh',
  person: looks.person.label,
  notice: 'nama dan nomor untuk surat pemberitahuan',
  form: 'formulir yang belum dikirim',
  messages: 'percakapan dengan bot',
  rating: 'penilaian dan komentarnya',
  contact: 'nama, nomor, dan alamat chat',
  booking: 'pemesanan ruang atau alat',
  data_request: 'permintaan tentang data pribadi',
};

/** A kind of data in words; one of a later release as it is called there. */
export const dataKindWords = (kind: string): string =>
  Object.hasOwn(dataKinds, kind) ? dataKinds[kind as DataKind] : kind;

const hour = 3_600_000;

/** People and the authority are told within three times twenty-four hours (UU 27/2022 Pasal 46). */
export const noticeMs = 72 * hour;

/** How long before the deadline administrators are warned of what is not told yet; `late`: it is over. */
export const incidentRungs = { day: 24 * hour, hours: 6 * hour, late: 0 } as const;
export type IncidentRung = keyof typeof incidentRungs;

/** The latest rung a deadline has come to; null while there is time. */
export const incidentRung = (dueAt: Date, now: Date): IncidentRung | null => {
  const left = dueAt.getTime() - now.getTime();
  if (left <= incidentRungs.late) return 'late';
  if (left <= incidentRungs.hours) return 'hours';
  return left <= incidentRungs.day ? 'day' : null;
};

/** What an incident is called where people read it. */
export const incidentName = (id: string): string => `IN-${id.slice(0, 8).toUpperCase()}`;
