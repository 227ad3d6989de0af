import { readCatalogue } from '../../app/catalogue.ts';
import { formVersion } from '../../flows/catalogue/form-version.ts';
import { looks } from '../../domain/access.ts';
import { aMoment as now, aStaffMember } from './context.ts';
import { conversation, type World } from './conversation.ts';
import { pontianak } from './pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const before = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
/** An id that tells what it is of by its letter. */
export const guid = (letter: string, no: number): string =>
  `${letter}0000000-0000-4000-8000-${String(no).padStart(12, '0')}`;

/** Whose world it is. */
export const me = guid('c', 1);
/** Somebody else who writes to the office. */
export const stranger = guid('c', 9);
/** Somebody in office. */
export const operator = aStaffMember({ id: guid('a', 1), name: 'Sari', role: 'operator', unit: 'aptika' });
const step = (action: string, hours: number) => ({
  ...{ action, actor: 'Sari', role: 'operator', at: before(hours) },
});
const plain = { letters: [], answers: { tujuan: 'Rapat' }, promisedOn: '2026-11-30' };

const requests = [
  // Sent first, told of two hours ago; the order of this list is not the order people see.
  {
    ...{ id: guid('b', 1), number: 'TD-2026-F46JN83J', service: 'magang', state: 'in_progress' as const },
    ...{ ...plain, submittedAt: before(80), since: before(2), lastStep: step('start', 2), version: 4 },
    supporting: ['ikp' as const],
  },
  {
    ...{ id: guid('b', 2), number: 'TD-2026-W6C3CK42', service: 'ruang', state: 'submitted' as const },
    ...{ ...plain, submittedAt: before(50), since: before(50), lastStep: step('submit', 50) },
  },
  // Told of so long ago that it is no news any more.
  {
    ...{ id: guid('b', 3), number: 'TD-2026-99JK2W5C', service: 'magang', state: 'completed' as const },
    ...{ ...plain, submittedAt: before(300), since: before(150), lastStep: step('reminded', 150) },
    ...{ outcome: 'Selesai.', rating: null },
  },
  {
    ...{ id: guid('b', 4), number: 'TD-2026-DKXY2RWN', service: 'ruang', state: 'submitted' as const },
    ...{ ...plain, contactId: stranger, submittedAt: before(20), since: before(20) },
    lastStep: step('submit', 20),
  },
];

const draft = (no: number, service: string, more: object = {}) => {
  const found = catalogue.byCode.get(service);
  if (!found) throw new Error(`No service ${service}`);
  return { id: guid('d', no), service, serviceVersion: formVersion(found), updatedAt: before(no), ...more };
};
const andi = { name: 'Andi', position: 'Pranata', agency: 'Dinas Pendidikan', phone: '+6281200000011' };
const slot = (date: string) => ({ date, from: '09:00', to: '11:00' });

/** A small world with something of everything it can hold, and of somebody else beside it. */
export const fullWorld = (): World => {
  const world = conversation({
    ...{ catalogue, channel: 'whatsapp', now, requests },
    contact: { id: me, name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '1' },
    employees: [
      { id: guid('e', 1), nip: '198503152010011001', ...andi },
      { id: guid('e', 2), nip: '197608212003122002', ...andi, name: 'Dewi', phone: '+6281200000012' },
    ],
    subdomains: ['pasar'],
    office: [
      { ...operator, contactId: null, status: 'invited', absences: [] },
      {
        ...aStaffMember({ id: guid('a', 2), name: 'Umi', role: 'administrator' }),
        unit: 'sekretariat',
        ...{ contactId: guid('c', 20), status: 'bound' },
        absences: [{ from: '2026-11-24', to: '2026-11-26' }],
      },
    ],
    holds: [
      { resource: 'meeting_room', date: '2026-11-26', from: '09:00', to: '11:00', seats: [1] },
      { resource: 'coworking', date: '2026-11-27', from: '09:00', to: '11:00', seats: [1] },
    ],
    drafts: [
      draft(101, 'magang'),
      draft(102, 'ruang', { state: 'submitting', skipped: ['catatan'] }),
      draft(104, 'ruang', { state: 'abandoned', answers: { tujuan: 'Rapat' } }),
      draft(105, 'magang', { state: 'abandoned', answers: { jurusan: 'TI' } }),
      draft(106, 'magang', { state: 'abandoned' }),
      draft(103, 'magang', { requestId: guid('b', 1), only: ['tujuan'] }),
    ],
    accesses: [
      {
        ...{
          at: before(3),
          who: operator.name,
          role: 'operator',
          unit: 'aptika',
          door: 'chat',
          what: 'request',
        },
        ...{ purpose: looks.request.purpose, requests: ['TD-2026-F46JN83J'] },
      },
    ],
    held: true,
    writtenAbout: [guid('b', 2)],
    told: { [guid('b', 1)]: before(2), [guid('b', 3)]: before(150) },
    move: {
      ...{ id: guid('f', 1), requestId: guid('b', 2), item: 'waktu', reason: 'Dipakai wali kota' },
      ...{ old: slot('2026-12-01'), slot: slot('2026-12-02'), expiresAt: before(-48) },
    },
    quoted: {
      'wamid.1': { notice: null, requestId: guid('b', 1), prompt: 7 },
      'wamid.2': {
        ...{ notice: { kind: 'completed', about: 'TD-2026-W6C3CK42' }, requestId: guid('b', 2) },
        prompt: null,
      },
    },
  } as Parameters<typeof conversation>[0]);
  const asked = { unit: 'aptika' as const, version: 1, requestNumber: null };
  const asker = { name: 'Rina', phone: '+6281200000001' };
  for (const [no, contactId, hours] of [
    [1, me, 30],
    [2, stranger, 5],
    [3, me, 8],
  ] as const)
    world.questions.push({
      ...{ ...asked, id: guid('9', no), number: `TN-2026-${String(no)}`, state: 'asked', contactId, asker },
      ...{ askedAt: before(hours), since: before(hours) },
      messages: [{ what: 'asked', unit: null, text: 'Kapan buka?', at: before(hours) }],
    });
  return world;
};
