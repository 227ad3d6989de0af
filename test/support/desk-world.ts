import { createHash, randomUUID } from 'node:crypto';
import { appendEvent } from '../../app/db/events.ts';
import { sealedPlaces } from '../../app/places.ts';
import type { State } from '../../domain/state.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import { aMoment } from './context.ts';
import type { DeskPages } from './desk-pages.ts';
import { addContact, addRequest } from './request-row.ts';

const people = [
  ['Nur Aini, S.Kom', 'SMKN 4 Pontianak'],
  ['Budi Santoso', 'Warga Kelurahan Sungai Bangkong'],
  [
    'Dewi Lestari Simanjuntak',
    'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB',
  ],
  ['Tan Wei Ling', 'Universitas Tanjungpura'],
] as const;

const services = ['magang', 'pengaduan', 'ruang', 'data'];
/** Numbers by chance that are the same in every run. */
const numberOf = (n: number): string => trackingNumber(2026, createHash('sha256').update(String(n)).digest());

/** The request whose page is looked at. */
export const shownNumber = 'TD-2026-VHJTHDNC';

/** The incident whose page is looked at. */
export const shownIncident = '5a1e0000-0000-4000-8000-000000000001';

/** A request that holds a room. */
export const bookedNumber = numberOf(1000);

/** A request entered at the counter, for somebody without a chat. */
export const counterNumber = numberOf(1001);

const addVisit = async ({ db }: DeskPages): Promise<void> => {
  const id = randomUUID();
  await addRequest(db, {
    ...{ id, number: bookedNumber, service: 'kunjungan', unit: 'aptika' },
    answers: {
      ...{ keperluan: 'pinjam_meeting_room', nama_instansi: 'SMKN 4 Pontianak', agenda: 'Rapat guru' },
      ...{ jumlah_peserta: 10, waktu: { date: '2026-11-26', from: '09:00', to: '11:00' } },
    },
    promisedOn: new Date('2026-11-27'),
  });
  const [startsAt, endsAt] = [new Date('2026-11-26T02:00:00Z'), new Date('2026-11-26T04:00:00Z')];
  const booking = { holder: id, requestId: id, resource: 'meeting_room', seat: 1 };
  await db.prisma.booking.create({ data: { ...booking, startsAt, endsAt, freeAt: endsAt } });
};

/** An incident that touched somebody, with what was found out about it. */
export const addIncident = async ({ db }: Pick<DeskPages, 'db'>): Promise<void> => {
  const [fromAt, toAt] = [new Date('2026-11-20T02:00:00Z'), new Date('2026-11-20T04:00:00Z')];
  await db.prisma.incident.create({
    data: {
      ...{
        id: shownIncident,
        kind: 'access',
        fromAt,
        toAt,
        openedAt: aMoment,
        openedBy: 'administrator Ani',
      },
      dueAt: new Date(aMoment.getTime() + 72 * 3_600_000),
      people: {
        create: {
          contactId: await addContact(db),
          kinds: ['letters', 'request'],
          requests: [shownNumber],
          told: 'paper',
        },
      },
      entries: {
        create: { at: aMoment, by: 'administrator Ani', what: 'cause', words: 'Ponsel petugas hilang.' },
      },
    },
  });
};

/** An office's day in the database: requests in all states, an agenda with gaps, a talk, bookings, looks, comments, what is stuck. */
export const fillOffice = async (desk: DeskPages): Promise<void> => {
  const { db, vault } = desk;
  await addIncident(desk);
  const states: State[] = [
    'submitted',
    'verified',
    'registered',
    'in_progress',
    'completed',
    'needs_completion',
  ];
  const contactId = await addContact(db);
  for (let n = 0; n < 48; n += 1) {
    const [name, institution] = people[n % people.length] ?? people[0];
    const state = states[n % states.length] ?? 'submitted';
    const entered = ['registered', 'in_progress', 'completed'].includes(state);
    const id = randomUUID();
    await addRequest(db, {
      ...{
        id,
        number: n === 0 ? shownNumber : numberOf(n),
        state,
        service: services[n % services.length] ?? '',
      },
      ...{ unit: n % 3 === 1 ? 'ikp' : 'aptika', contactId: n < 3 ? contactId : await addContact(db) },
      applicant: { name, phone: '+6281345678901', institution, email: null },
      answers: {
        sekolah_kampus: institution,
        jurusan: 'Rekayasa perangkat lunak',
        uraian: 'Lampu jalan padam.',
      },
      ...(entered ? { agendaYear: 2026, agendaNo: n + 1, agendaNumber: `${n + 1}/DISKOMINFO/XI/2026` } : {}),
      ...(entered ? { agendaOn: new Date('2026-11-19') } : {}),
      promisedOn: new Date(Date.UTC(2026, 10, 18 + (n % 12))),
      ...(state === 'completed'
        ? {
            rating: 4,
            ratingComment: vault.seal('Cepat dan jelas, terima kasih.', sealedPlaces.ratingComment(id)),
          }
        : {}),
    });
    await appendEvent(db.pool, {
      ...{ requestId: id, action: n % 5 === 0 ? 'viewed' : 'submit', from: null, to: state },
      ...{ actor: n % 5 === 0 ? 'Sari' : contactId, role: n % 5 === 0 ? 'operator' : 'applicant' },
      ...{
        at: new Date(aMoment.getTime() - n * 3_600_000).toISOString(),
        note: n % 5 === 0 ? 'Surat pengantar' : null,
      },
    });
    if (n !== 0) continue;
    const startsAt = new Date('2026-11-25T02:00:00Z');
    const endsAt = new Date('2026-11-25T04:00:00Z');
    await db.prisma.booking.create({
      data: {
        holder: id,
        requestId: id,
        resource: 'meeting_room',
        seat: 1,
        startsAt,
        endsAt,
        freeAt: endsAt,
      },
    });
    const letter = { requestId: id, key: 'surat_pengantar', position: 0, name: 'Surat pengantar.pdf' };
    await db.prisma.requestLetter.create({
      data: { ...letter, mime: 'application/pdf', bytes: 120_000, sha256: 'a'.repeat(64), pages: 2 },
    });
    await db.prisma.requestMessage.create({
      data: {
        requestId: id,
        sender: 'applicant',
        body: vault.seal('Apakah boleh mulai Senin?'),
        createdAt: aMoment,
      },
    });
  }
  await addVisit(desk);
  await addRequest(db, {
    number: counterNumber,
    service: 'magang',
    channel: 'counter',
    applicant: { name: 'Siti Aminah' },
  });
  const identity = await db.prisma.identity.create({
    data: { contactId, channel: 'telegram', account: 'uji', address: '1' },
  });
  await db.prisma.delivery.create({
    data: {
      contactId,
      identityId: identity.id,
      body: 'x',
      state: 'failed',
      error: 'provider',
      nextAttemptAt: aMoment,
    },
  });
};
