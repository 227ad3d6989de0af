import { toInstant } from '../../domain/city-time.ts';
import type { Database } from '../../app/db/open.ts';
import { rowOfDraft } from '../../app/db/draft-row.ts';
import type { Prisma } from '../../app/db/generated/client.ts';
import { recordAccess } from '../../app/db/accesses.ts';
import { recordEvent } from '../../app/db/events.ts';
import { sealedPlaces } from '../../app/places.ts';
import type { Vault } from '../../app/vault.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { addContact, addRequest } from './request-row.ts';
import type { World } from './conversation.ts';

export type Store = { db: Database; vault: Vault };

const tz = 'Asia/Pontianak';
const longAgo = new Date('2026-11-01T02:00:00Z');

const storePerson = async ({ db }: Store, { contact, session, now }: World): Promise<void> => {
  const { id, name, phone, institution, email, detailsConfirmed, privacyVersion, remindersOff } = contact;
  const known = { name, phone, institution, email, detailsConfirmed, privacyVersion, remindersOff };
  const identity = { channel: 'whatsapp', account: 'kantor', address: '6281200000001' };
  await addContact(db, { id, ...known, identities: { create: identity } });
  const state = JSON.parse(JSON.stringify(session)) as Prisma.InputJsonObject;
  await db.prisma.session.create({ data: { contactId: id, version: 1, state, updatedAt: now } });
};

const storeRegister = async ({ db, vault }: Store, { setting }: World): Promise<void> => {
  for (const { nip, ...employee } of setting.employees ?? []) {
    const sealed = { nip: vault.seal(nip, sealedPlaces.employeeNip(employee.id)), nipKey: vault.key(nip) };
    await db.prisma.employee.create({ data: { ...employee, ...sealed } });
  }
};

const storeOffice = async ({ db }: Store, { setting }: World): Promise<void> => {
  for (const { id, name, role, unit, contactId, status, absences } of setting.office ?? []) {
    if (contactId) await addContact(db, { id: contactId });
    const codeExpiresAt = status === 'invited' ? new Date('2099-01-01') : null;
    await db.prisma.staff.create({ data: { id, name, role, unit, contactId, codeExpiresAt } });
    for (const { from, to } of absences)
      await db.prisma.staffAbsence.create({
        data: {
          ...{ staffId: id, fromOn: new Date(from), toOn: new Date(to) },
          ...{ recordedBy: 'x', createdAt: longAgo },
        },
      });
  }
};

/** Only requests without letters and identity numbers: what is sealed in them has tests of its own. */
const storeRequest = async ({ db }: Store, request: RequestView): Promise<void> => {
  const { id, number, service, state, version, unit, contactId, applicant, answers, lacking } = request;
  if ((await db.prisma.contact.count({ where: { id: contactId } })) === 0)
    await addContact(db, { id: contactId });
  await addRequest(db, {
    ...{ id, number, service, state, version, unit, contactId, lacking },
    ...{ draftId: id.replace(/^b/, 'd'), applicant, answers: answers as Prisma.InputJsonObject },
    ...{ promisedOn: new Date(request.promisedOn), submittedAt: request.submittedAt, since: request.since },
    ...{ outcome: request.outcome, rating: request.rating, supportingUnits: request.supporting },
  });
  await recordEvent(db.pool, { requestId: id, ...request.lastStep, note: null });
};

/** A unit wrote about these so long ago that it is no news any more. */
const storeTalk = async ({ db, vault }: Store, { setting }: World): Promise<void> => {
  for (const requestId of setting.writtenAbout ?? [])
    await db.prisma.requestMessage.create({
      data: {
        ...{ requestId, sender: 'unit', unit: 'aptika' },
        ...{ body: vault.seal('Kapan bisa?'), createdAt: longAgo },
      },
    });
};

const storeDrafts = async ({ db, vault }: Store, world: World): Promise<void> => {
  for (const draft of world.drafts.values()) {
    const row = rowOfDraft(draft, world.catalogue.byCode.get(draft.service), vault);
    const columns = Object.keys(row)
      .map((name) => `"${name}"`)
      .join(', ');
    await db.pool.query(
      `INSERT INTO draft (contact_id, ${columns}) SELECT $1, ${columns} FROM jsonb_populate_record(NULL::draft, $2)`,
      [world.contact.id, JSON.stringify(row)],
    );
    if (world.setting.held && draft.state === 'submitting')
      await db.prisma.heldSubmission.create({
        data: { draftId: draft.id, because: 'delayed', heldAt: world.now, nextTryAt: world.now },
      });
  }
};

const storeRooms = async ({ db }: Store, { holds, setting, requests }: World): Promise<void> => {
  const [holder] = requests;
  if (!holder) return;
  for (const { resource, date, from, to, seats } of holds)
    for (const seat of seats) {
      const period = { startsAt: toInstant(date, from, tz), endsAt: toInstant(date, to, tz) };
      // Somebody else's: the first request of the world that is not this person's holds it.
      const other = requests.find(({ contactId }) => contactId !== holder.contactId) ?? holder;
      const whose = { kind: 'request', holder: other.id, requestId: other.id };
      await db.prisma.booking.create({
        data: { ...whose, ...period, resource, seat, freeAt: period.endsAt },
      });
    }
  for (const name of setting.subdomains ?? [])
    await db.prisma.reservedName.create({ data: { kind: 'subdomain', name, requestId: holder.id } });
  const { move } = setting;
  const [member] = setting.office ?? [];
  if (!move || !member) return;
  const { id, requestId, item, old, slot, reason, expiresAt } = move;
  await db.prisma.bookingMove.create({
    data: {
      ...{ id, requestId, item, reason, expiresAt, staffId: member.id },
      ...{ oldStartsAt: toInstant(old.date, old.from, tz), oldEndsAt: toInstant(old.date, old.to, tz) },
      ...{ startsAt: toInstant(slot.date, slot.from, tz), endsAt: toInstant(slot.date, slot.to, tz) },
    },
  });
};

const storeAccesses = async ({ db }: Store, { setting, requests, contact }: World): Promise<void> => {
  for (const { at, who, role, door, what, requests: numbers } of setting.accesses ?? []) {
    const staffId = setting.office?.find(({ name }) => name === who)?.id ?? '';
    const of = requests.filter(({ number }) => numbers.includes(number));
    const by = { staffId, role: role ?? '' };
    await recordAccess(db.pool, { by, door, what, at: new Date(at), of: [{ contactId: contact.id }, ...of] });
  }
};

const storeQuestions = async ({ db, vault }: Store, { questions }: World): Promise<void> => {
  for (const { id, number, state, version, unit, contactId, asker, messages, askedAt, since } of questions)
    await db.prisma.question.create({
      data: {
        ...{ id, number, state, version, unit, contactId, askedAt, since },
        asker: vault.seal(JSON.stringify(asker)),
        messages: {
          create: messages.map(({ what, unit: of, text, at }) => ({
            ...{ what, unit: of, createdAt: at, body: text === '' ? '' : vault.seal(text) },
          })),
        },
      },
    });
};

/** Puts what a small world holds into an empty database, as the product would have come to hold it. */
export const storeWorld = async (store: Store, world: World): Promise<void> => {
  await storePerson(store, world);
  await storeRegister(store, world);
  await storeOffice(store, world);
  for (const request of world.requests) await storeRequest(store, request);
  await storeAccesses(store, world);
  await storeTalk(store, world);
  await storeDrafts(store, world);
  await storeRooms(store, world);
  await storeQuestions(store, world);
};
