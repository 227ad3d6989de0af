import type { Role } from '../../../domain/role.ts';
import type { Unit, Units } from '../../../domain/unit.ts';
import type { Imitated } from './imitated.ts';

/** Somebody the simulator lets you be; nobody here exists. */
export type DemoPerson = {
  who: string;
  role: 'external' | 'internal' | Role;
  channel: Imitated;
  chat: string;
  unit?: Unit;
  phone?: string;
  nip?: string;
};

const operator = (chat: string, unit: Unit): DemoPerson => ({
  who: `Operator ${unit}`,
  role: 'operator',
  channel: 'telegram',
  chat,
  unit,
});

const staff = (who: string, role: Role, chat: string): Omit<DemoPerson, 'unit'> => ({
  who,
  role,
  channel: 'telegram',
  chat,
});

const office = [
  staff('Arsiparis', 'records_officer', '700201'),
  staff('Kepala Dinas', 'head', '700301'),
  staff('Administrator', 'administrator', '700401'),
];

/** Those of them who hold no office. */
export const demoCitizens: DemoPerson[] = [
  { who: 'Warga', role: 'external', channel: 'whatsapp', chat: '6281200000001', phone: '+6281200000001' },
  {
    who: 'ASN',
    role: 'internal',
    channel: 'telegram',
    chat: '700001',
    phone: '+6281200000011',
    nip: '198503152010011001',
  },
];

/** The people of the simulator in an office with these units, whose chats and roles scripts rely on. */
export const demoPeople = ({ codes, secretariat }: Units): DemoPerson[] => [
  ...demoCitizens,
  ...codes.map((unit, index) => operator(`${700101 + index}`, unit)),
  ...office.map((one) => ({ ...one, unit: secretariat })),
];

/** The employee register that goes with them: the ASN first, then colleagues who have no chat. */
export const demoEmployees = [
  {
    nip: '198503152010011001',
    name: 'Andi Pratama',
    position: 'Kepala Subbagian Umum dan Aparatur',
    agency: 'Dinas Pendidikan',
    phone: '+6281200000011',
  },
  {
    nip: '197608212003122002',
    name: 'Dewi Lestari',
    position: 'Kepala Dinas',
    agency: 'Dinas Pendidikan',
    phone: '+6281200000012',
  },
  {
    nip: '199002102015031003',
    name: 'Rizky Hidayat',
    position: 'Pranata Komputer Ahli Muda',
    agency: 'Dinas Kesehatan',
    phone: '+6281200000013',
  },
  {
    nip: '199407172023212014',
    name: 'Maria Yosefina',
    position: 'Pranata Hubungan Masyarakat Ahli Pertama',
    agency: 'Kecamatan Kota',
    phone: '+6281200000014',
  },
] as const;
