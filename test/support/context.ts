import { imitated, type Imitated } from '../../bot/channels/simulator/imitated.ts';
import { placed, type StaffMember } from '../../domain/role.ts';
import type { Contact, Context } from '../../flows/kernel/context.ts';
import type { Facts, Want } from '../../flows/kernel/fact.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { wantKey } from '../../flows/kernel/fact.ts';
import { Service, type ServiceSource } from '../../flows/catalogue/service.ts';
import { newSession, places, type Session } from '../../flows/conversation.ts';
import { catalogueWith, city, usualSettings } from './pontianak.ts';

/** Monday, 23 November 2026, 09.12 in Pontianak. */
export const aMoment = new Date('2026-11-23T02:12:00Z');

const source: ServiceSource = {
  code: 'magang',
  order: 6,
  title: 'Permohonan magang',
  law: 'draf',
  audience: 'external',
  unit: 'aptika',
  promiseWorkingDays: 5,
  version: '2026-11',
  summary: 'Untuk siswa dan mahasiswa.',
  whoMay: 'Siapa saja.',
  product: 'Surat jawaban',
  keywords: ['magang'],
  sop: ['Isi formulir.', 'Diperiksa operator.', 'Didisposisikan.'],
  sopStatus: 'draft',
  fields: [
    {
      key: 'kampus',
      type: 'text',
      label: 'Sekolah/kampus',
      help: 'Nama lengkap.',
      required: true,
      min: 3,
      max: 100,
      example: 'Universitas Tanjungpura',
      invalidExamples: ['?'],
    },
    {
      key: 'peserta',
      type: 'integer',
      label: 'Jumlah peserta',
      help: 'Angka.',
      required: true,
      min: 1,
      max: 10,
      unit: 'orang',
      example: '3',
      invalidExamples: ['40'],
    },
    {
      key: 'nik',
      type: 'nik',
      label: 'NIK',
      help: '16 angka.',
      required: true,
      sensitive: true,
      example: '6171010101900001',
      invalidExamples: ['1'],
    },
    {
      key: 'nip',
      type: 'nip',
      label: 'NIP pembimbing',
      help: '18 angka.',
      required: false,
      example: '197001011995032001',
      invalidExamples: ['1'],
    },
    {
      key: 'rahasia',
      type: 'text',
      label: 'Nomor kartu',
      help: 'Nomor.',
      required: false,
      min: 3,
      max: 40,
      sensitive: true,
      example: 'A-123',
      invalidExamples: ['?'],
    },
    {
      key: 'uraian',
      type: 'long_text',
      label: 'Uraian',
      help: 'Ceritakan.',
      required: false,
      min: 3,
      max: 2000,
      example: 'Belajar jaringan',
      invalidExamples: ['?'],
    },
    {
      key: 'lain',
      type: 'text',
      label: 'Kampus lain',
      help: 'Nama.',
      required: false,
      min: 3,
      max: 40,
      when: { field: 'kampus', in: ['Lainnya'] },
      example: 'Politeknik',
      invalidExamples: ['?'],
    },
  ],
  letters: [
    {
      key: 'surat',
      label: 'Surat pengantar',
      help: 'Dari kampus.',
      required: true,
      max: 1,
      types: ['pdf', 'jpg'],
      signer: 'agency_head',
    },
    {
      key: 'cv',
      label: 'CV',
      help: 'Boleh menyusul.',
      required: false,
      max: 5,
      types: ['pdf'],
      signer: null,
    },
    {
      key: 'ktp',
      label: 'Foto KTP',
      help: 'Foto.',
      required: true,
      max: 1,
      types: ['jpg'],
      signer: null,
      sensitive: true,
    },
  ],
};

/** A service with a field and a letter of every kind that staff are shown differently. */
export const aService = (overrides: Partial<ServiceSource> = {}): Service =>
  Service.parse({ ...source, ...overrides });

const aContact: Contact = {
  id: 'c0000000-0000-4000-8000-000000000001',
  name: 'Budi',
  phone: '+6281200000001',
  institution: null,
  email: null,
  detailsConfirmed: true,
  privacyVersion: '2026-11',
  remindersOff: false,
  channelPhone: null,
  employee: null,
  staff: null,
};

/** A member of staff; an operator of aptika unless said otherwise. */
export const aStaffMember = (overrides: Partial<StaffMember> = {}): StaffMember =>
  placed(
    {
      id: 'a0000000-0000-4000-8000-000000000001',
      name: 'Sari',
      role: 'operator',
      unit: 'aptika',
      ...overrides,
    },
    city.units,
  );

/** A request as it was sent, waiting for verification. */
export const aRequest = (overrides: Partial<RequestView> = {}): RequestView => ({
  id: 'b0000000-0000-4000-8000-000000000001',
  number: 'TD-2026-VHJTHDNC',
  service: 'magang',
  state: 'submitted',
  version: 1,
  unit: 'aptika',
  contactId: 'c0000000-0000-4000-8000-000000000009',
  applicant: {
    name: 'Rina Safitri',
    phone: '+6281200000009',
    institution: 'Jl. Gajah Mada 10',
    email: 'rina@contoh.id',
  },
  answers: { kampus: 'Universitas Tanjungpura', peserta: 3, nik: '6171010101900001' },
  letters: [
    {
      key: 'surat',
      sha256: 'a'.repeat(64),
      name: 'surat.pdf',
      mime: 'application/pdf',
      bytes: 1000,
      pages: 1,
      signer: { capacity: 'plt', name: 'Siti Aminah', nip: '197001011995032001' },
    },
    {
      key: 'cv',
      sha256: 'b'.repeat(64),
      shown: 'e'.repeat(64),
      name: 'cv.jpg',
      mime: 'image/jpeg',
      bytes: 1000,
    },
    { key: 'ktp', sha256: 'c'.repeat(64), name: 'ktp.jpg', mime: 'image/jpeg', bytes: 1000 },
  ],
  promisedOn: '2026-11-30',
  submittedAt: '2026-11-23T01:00:00.000Z',
  since: '2026-11-23T01:00:00.000Z',
  agendaNumber: null,
  outcome: null,
  rating: null,
  lacking: [],
  supporting: [],
  lastStep: { action: 'submit', actor: 'Rina Safitri', role: 'applicant', at: '2026-11-23T01:00:00.000Z' },
  ...overrides,
});

/** A known answer to a want. */
export const known = <W extends Want>(want: W, answer: Facts[W['fact']]): [string, unknown] => [
  wantKey(want),
  answer,
];

/** A context at `aMoment` with one service, a contact that is no staff, and no facts. */
export const aContext = (
  overrides: Partial<Omit<Context, 'contact' | 'facts'>> & {
    contact?: Partial<Contact>;
    facts?: Iterable<[string, unknown]>;
    services?: Service[];
    channel?: Imitated;
  } = {},
): Context => {
  const { contact, facts, services = [aService()], channel = 'telegram', ...rest } = overrides;
  return {
    now: aMoment,
    tz: 'Asia/Pontianak',
    publicUrl: 'https://teman.example',
    catalogue: catalogueWith(services),
    settings: { ...usualSettings, undoSeconds: 0 },
    places,
    can: imitated[channel],
    draft: null,
    openDrafts: [],
    closed: {},
    lastSeenAt: null,
    fresh: { draftId: 'd0000000-0000-4000-8000-000000000001', token: 'fresh-token' },
    ...rest,
    contact: { ...aContact, ...contact },
    facts: new Map(facts),
  };
};

/** A session somewhere. */
export const aSession = (overrides: Partial<Session> = {}): Session => ({ ...newSession, ...overrides });
